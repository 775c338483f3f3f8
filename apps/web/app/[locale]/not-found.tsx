import { NotFoundPage } from "@/site/answers/not-found-page.tsx";

/** For whoever comes here with the site's script; everybody else is sent `answers/not-found` by the server in front. */
export default NotFoundPage;
