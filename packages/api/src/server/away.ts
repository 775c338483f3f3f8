/** For the site, which does not know the database. */
export { isAway, orAway } from "@pledgebook/db/store/away";
