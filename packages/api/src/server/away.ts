/** For the site, which does not know the database. */
export { isAway } from "@pledgebook/db/store/away";
