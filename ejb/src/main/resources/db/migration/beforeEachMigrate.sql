-- that the site has made an extension already, and the like, is no news to anybody
set client_min_messages = warning;
