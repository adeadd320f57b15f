-- The tables of truth as the first version of the desk made them (revision 0001), with two reports.
-- Kept as it is for ever: later versions must open it.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE documents (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	url TEXT, 
	title TEXT, 
	outlet TEXT, 
	language TEXT NOT NULL, 
	published DATE, 
	published_basis TEXT NOT NULL, 
	text TEXT NOT NULL, 
	identity TEXT NOT NULL, 
	content_hash TEXT NOT NULL, 
	raw_hash TEXT, 
	added DATETIME NOT NULL, 
	CONSTRAINT pk_documents PRIMARY KEY (id), 
	CONSTRAINT uq_documents_identity UNIQUE (identity)
);
INSERT INTO "documents" VALUES(1,'visit',NULL,NULL,'The Caucasus Ledger','en','2025-03-18','given','Why the hurried flight to Tbilisi?

Davit Melikyan, the Secretary of the National Security Council, landed in Tbilisi on Monday and met Nino Gelashvili.

On Friday, Azerbaijani forces shelled a post north of Ijevan, killing two guards [sic]. Baku denied that it fired first.

"Nobody invited them," Pavel Orlov told reporters. Nothing was published about the meeting.

The visit comes as Armenia is under growing pressure over the railway. If it signs, it will face a strike.

Claimed image of the burnt post:
','7711caca400180e60b00991f3d91ae8008cc920054d07c42c498e0ace689c985','6f3b0192cb24c4083495c1b865dbfd446dbd673d6983ee328bdaed6053cda0ce',NULL,'2026-11-24 22:43:42.574625');
INSERT INTO "documents" VALUES(2,'meeting',NULL,NULL,NULL,'en','2025-03-18','given','Russia met Iran in Tehran on Tuesday.','34d6c2935522b2e519b4dd1e89903dad0b09e0b2fbdf2e92984ba302c993dcf0','f8bb77e1ba774abbb89ff5c9fb3ce2989c26adcd1a21fb4d684a531a02bc424a',NULL,'2026-11-24 22:43:42.665689');
CREATE TABLE failures (
	id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	path TEXT, 
	document TEXT, 
	error TEXT NOT NULL, 
	tries INTEGER NOT NULL, 
	last DATETIME NOT NULL, 
	CONSTRAINT pk_failures PRIMARY KEY (id), 
	CONSTRAINT uq_failures_source UNIQUE (source)
);
CREATE TABLE judgements (
	id INTEGER NOT NULL, 
	one TEXT NOT NULL, 
	other TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	made DATETIME NOT NULL, 
	CONSTRAINT pk_judgements PRIMARY KEY (id), 
	CONSTRAINT uq_judgements_one_other UNIQUE (one, other)
);
CREATE TABLE readings (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	version TEXT NOT NULL, 
	model TEXT NOT NULL, 
	settings TEXT NOT NULL, 
	report TEXT NOT NULL, 
	report_hash TEXT NOT NULL, 
	made DATETIME NOT NULL, 
	CONSTRAINT pk_readings PRIMARY KEY (id), 
	CONSTRAINT fk_readings_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT uq_readings_document_id_version_model_settings UNIQUE (document_id, version, model, settings)
);
INSERT INTO "readings" VALUES(1,1,'0.1.0','0123456789ab','{}','{"document":{"id":"visit","url":null,"title":null,"outlet":"The Caucasus Ledger","authors":[],"language":"en","text":"Why the hurried flight to Tbilisi?\n\nDavit Melikyan, the Secretary of the National Security Council, landed in Tbilisi on Monday and met Nino Gelashvili.\n\nOn Friday, Azerbaijani forces shelled a post north of Ijevan, killing two guards [sic]. Baku denied that it fired first.\n\n\"Nobody invited them,\" Pavel Orlov told reporters. Nothing was published about the meeting.\n\nThe visit comes as Armenia is under growing pressure over the railway. If it signs, it will face a strike.\n\nClaimed image of the burnt post:\n","published":{"value":"2025-03-18","basis":"given"},"images":[{"caption":"Claimed image of the burnt post:","status":"claimed","url":null,"shows":null,"span":{"start":477,"end":509,"part":"text"}}]},"actors":[{"confidence":1.0,"by":"","id":"a1","name":"Davit Melikyan","kind":"person","country":"ARM","sectors":["GOV"],"mentions":[{"start":36,"end":50,"part":"text"}]},{"confidence":0.5,"by":"","id":"a2","name":"Nino Gelashvili","kind":"person","country":"GEO","sectors":[],"mentions":[{"start":136,"end":151,"part":"text"}]},{"confidence":1.0,"by":"","id":"a3","name":"Azerbaijan","kind":"state","country":"AZE","sectors":[],"mentions":[{"start":165,"end":183,"part":"text"},{"start":242,"end":246,"part":"text"}]}],"posts":[{"confidence":0.9,"by":"","id":"o1","holder":"a1","title":"Secretary","body":"National Security Council","country":"ARM","since":"2025-03","until":null,"status":"holds","span":{"start":52,"end":98,"part":"text"}}],"times":[],"places":[{"confidence":0.7,"by":"","id":"p1","span":{"start":242,"end":246,"part":"text"},"name":"Baku","lat":40.38,"lon":49.89,"country":"AZE","province":null,"geonames_id":null,"feature":null,"relation":null,"literal":false},{"confidence":1.0,"by":"","id":"p2","span":{"start":208,"end":214,"part":"text"},"name":"Ijevan","lat":40.8788,"lon":45.1485,"country":"ARM","province":null,"geonames_id":null,"feature":null,"relation":"north of","literal":true}],"events":[{"confidence":0.88,"by":"","id":"e1","event":"CONSULT","modes":["visit"],"contexts":[],"quad":"verbal cooperation","score":4.0,"actors":[{"actor":"a1","name":"Davit Melikyan","code":"ARM","sectors":["GOV"],"span":{"start":36,"end":50,"part":"text"},"link":null}],"recipients":[{"actor":"a2","name":"Nino Gelashvili","code":"GEO","sectors":["GOV"],"span":{"start":136,"end":151,"part":"text"},"link":null}],"date":{"value":"2025-03-17","earliest":"2025-03-17","latest":"2025-03-17","time":null,"span":{"start":121,"end":127,"part":"text"},"rule":"own clause"},"place":{"unknown":"no place in its clause"},"size":null,"standing":"asserted","trigger":{"start":132,"end":135,"part":"text"},"mentions":[],"sentence":{"start":36,"end":152,"part":"text"},"statement":null},{"confidence":0.7,"by":"","id":"e2","event":"ASSAULT","modes":["heavy-weapons"],"contexts":[],"quad":"material conflict","score":-9.5,"actors":[{"actor":"a3","name":"Azerbaijan","code":"AZE","sectors":["MIL"],"span":{"start":165,"end":183,"part":"text"},"link":null}],"recipients":[],"date":{"value":"2025-03-14","earliest":"2025-03-14","latest":"2025-03-14","time":null,"span":null,"rule":"sentence before"},"place":{"place":"p2","name":"Ijevan","span":{"start":208,"end":214,"part":"text"},"rule":"own clause"},"size":{"dead":{"low":2,"high":2,"text":"two","span":{"start":224,"end":227,"part":"text"}},"injured":null,"arrested":null},"standing":"asserted","trigger":{"start":184,"end":191,"part":"text"},"mentions":[],"sentence":{"start":154,"end":241,"part":"text"},"statement":null},{"confidence":0.4,"by":"","id":"e3","event":"PROTEST","modes":["strike"],"contexts":[],"quad":"material conflict","score":-5.0,"actors":[],"recipients":[],"date":{"unknown":"no date in its clause"},"place":{"unknown":"no place in its clause"},"size":null,"standing":"hypothetical","trigger":{"start":468,"end":474,"part":"text"},"mentions":[],"sentence":{"start":440,"end":475,"part":"text"},"statement":null}],"statements":[{"confidence":0.8,"by":"","id":"s1","source":[{"start":299,"end":310,"part":"text"}],"cue":[{"start":311,"end":315,"part":"text"}],"content":[{"start":277,"end":297,"part":"text"}],"speaker":null,"target":"a3","verbatim":true,"stance":"rejects","hedge":null}],"gaps":[{"id":"g1","span":{"start":327,"end":366,"part":"text"},"kind":"not disclosed","by":null,"about":"e1","confidence":1.0,"rule":"nothing was"}],"relations":[{"confidence":1.0,"by":"","id":"r1","subject":"a1","kind":"part of","object":"a3","since":"2020","until":null,"span":{"start":388,"end":395,"part":"text"}}],"reasons":[{"confidence":0.8,"by":"","id":"w1","question":"Why the hurried flight to Tbilisi?","kind":"context","span":{"start":388,"end":438,"part":"text"},"explains":"e1","strength":0.9}],"made":{"version":"0.1.0","model":"0123456789ab","settings":{}}}','03762ddb64225bb60236681c253d05deb016da1eac13c0dcfa449c489125683a','2026-11-24 22:43:42.596917');
INSERT INTO "readings" VALUES(2,2,'1','0123456789ab','{}','{"document":{"id":"meeting","url":null,"title":null,"outlet":null,"authors":[],"language":"en","text":"Russia met Iran in Tehran on Tuesday.","published":{"value":"2025-03-18","basis":"given"},"images":[]},"actors":[{"confidence":1.0,"by":"","id":"a1","name":"Russia","kind":"state","country":"RUS","sectors":[],"mentions":[{"start":0,"end":6,"part":"text"}]},{"confidence":1.0,"by":"","id":"a2","name":"Iran","kind":"state","country":"IRN","sectors":[],"mentions":[{"start":11,"end":15,"part":"text"}]}],"posts":[],"times":[],"places":[],"events":[{"confidence":0.8,"by":"","id":"e1","event":"CONSULT","modes":[],"contexts":[],"quad":"verbal cooperation","score":2.5,"actors":[{"actor":"a1","name":"Russia","code":"RUS","sectors":[],"span":{"start":0,"end":6,"part":"text"},"link":null}],"recipients":[{"actor":"a2","name":"Iran","code":"IRN","sectors":[],"span":{"start":11,"end":15,"part":"text"},"link":null}],"date":{"value":"2025-03-18","earliest":"2025-03-18","latest":"2025-03-18","time":null,"span":null,"rule":"own clause"},"place":{"unknown":"no place in its clause"},"size":null,"standing":"asserted","trigger":{"start":7,"end":10,"part":"text"},"mentions":[],"sentence":{"start":0,"end":37,"part":"text"},"statement":"s1"}],"statements":[{"confidence":1.0,"by":"","id":"s1","source":[],"cue":[],"content":[{"start":0,"end":37,"part":"text"}],"speaker":"a1","target":"a2","verbatim":false,"stance":"accuses","hedge":null}],"gaps":[],"relations":[],"reasons":[],"made":{"version":"1","model":"0123456789ab","settings":{}}}','deb5eb973f0b430c220e90de09f92b1f2ae23f4ebd3152ab1c759294124ebb8d','2026-11-24 22:43:42.667936');
CREATE TABLE settings (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (name)
);
INSERT INTO "settings" VALUES('index','first');
CREATE INDEX ix_documents_name ON documents (name);
CREATE INDEX ix_documents_published ON documents (published);
CREATE INDEX ix_documents_content_hash ON documents (content_hash);
COMMIT;
