-- A face says also in which languages and currencies readers are served, and by whose clocks: what was set before says all and none.
UPDATE `settings` SET `value` = json_insert(`value`, '$.languages', json('["en","uk"]'), '$.currencies', json('["EUR","USD","GBP","UAH"]'), '$.timeZone', NULL) WHERE `key` = 'face';
