-- The words of the index, for those that somebody is typing (https://sqlite.org/fts5.html#the_fts5vocab_virtual_table_module).
CREATE VIRTUAL TABLE `search_vocabulary` USING fts5vocab(`search_documents`, `row`);
