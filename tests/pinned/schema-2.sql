BEGIN TRANSACTION;
CREATE TABLE actors (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL UNIQUE,
    "name" TEXT,
    "kind" TEXT,
    "country" TEXT,
    "aliases" TEXT,
    "start" TEXT,
    "end" TEXT,
    "note" TEXT,
    as_written TEXT
);
INSERT INTO "actors" VALUES(1,'north','The North','state',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "actors" VALUES(2,'aid','Aid Union','organisation',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE areas (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    geom GEOMETRY,
    "id" TEXT NOT NULL UNIQUE,
    "name" TEXT,
    "start" TEXT,
    "end" TEXT,
    "feature" TEXT,
    as_written TEXT
);
CREATE TABLE barriers (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    geom LINESTRING,
    "id" TEXT NOT NULL UNIQUE,
    "name" TEXT,
    "geometry" TEXT,
    "source" TEXT REFERENCES sources (id),
    "note" TEXT,
    as_written TEXT
);
CREATE TABLE claims (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "source" TEXT REFERENCES sources (id),
    "published" TEXT,
    "speaker" TEXT,
    "text" TEXT,
    "label" TEXT,
    "date" TEXT,
    "modality" TEXT,
    "proposition" TEXT,
    "due" TEXT,
    "locator" TEXT,
    "note" TEXT,
    as_written TEXT
);
CREATE TABLE derived (
        kind TEXT NOT NULL PRIMARY KEY,
        digest TEXT NOT NULL,
        value TEXT NOT NULL
    );
INSERT INTO "derived" VALUES('metres','4687f076bcc24268329672b593b9c675e7a25819649b837dc27909b19caf53e0','[[50000.0, false]]');
INSERT INTO "derived" VALUES('members','d297bd32aa033acd2dee6f6abae8021584179745422159e6b05499e7874178e4','{}');
INSERT INTO "derived" VALUES('lines','750b08ca4ed63230a83281d58a2c09cbe329edd4592928bf2ffe44de86714b9a','');
CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY,
        data_type TEXT NOT NULL,
        identifier TEXT UNIQUE,
        description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        min_x DOUBLE,
        min_y DOUBLE,
        max_x DOUBLE,
        max_y DOUBLE,
        srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
    );
INSERT INTO "gpkg_contents" VALUES('sources','attributes','sources','Who publishes','2026-11-24T23:41:29.630Z',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "gpkg_contents" VALUES('actors','attributes','actors','Who can hold ground or travel','2026-11-24T23:41:29.630Z',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "gpkg_contents" VALUES('places','features','places','Towns, crossings, junctions','2026-11-24T23:41:29.640Z',20.0,10.0,20.4,10.1,4326);
INSERT INTO "gpkg_contents" VALUES('areas','features','areas','Named polygons','2026-11-24T23:41:29.640Z',20.0,10.0,20.4,10.1,4326);
INSERT INTO "gpkg_contents" VALUES('links','features','links','Roads, tracks, railways, air and sea legs between places','2026-11-24T23:41:29.640Z',20.0,10.0,20.4,10.1,4326);
INSERT INTO "gpkg_contents" VALUES('relations','attributes','relations','How actors stand to one another','2026-11-24T23:41:29.630Z',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "gpkg_contents" VALUES('permissions','attributes','permissions','Explicit rules of passage','2026-11-24T23:41:29.630Z',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "gpkg_contents" VALUES('reports','attributes','reports','Sourced statements about the world; only ever added','2026-11-24T23:41:29.630Z',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "gpkg_contents" VALUES('claims','attributes','claims','Statements that time can judge','2026-11-24T23:41:29.630Z',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "gpkg_contents" VALUES('crossings','features','crossings','Places that are crossings','2026-11-24T23:41:29.640Z',20.0,10.0,20.4,10.1,4326);
INSERT INTO "gpkg_contents" VALUES('roads','features','roads','Imported road networks, junction to junction','2026-11-25T01:14:02.238Z',NULL,NULL,NULL,NULL,4326);
INSERT INTO "gpkg_contents" VALUES('barriers','features','barriers','Lines that divide ground, such as a river between two sides','2026-11-25T01:14:02.239Z',NULL,NULL,NULL,NULL,4326);
INSERT INTO "gpkg_contents" VALUES('names','attributes','names','What names in files of others mean here','2026-11-25T01:14:02.239Z',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "gpkg_contents" VALUES('imports','attributes','imports','Files of others that were read, and how','2026-11-25T01:14:02.239Z',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL,
        column_name TEXT NOT NULL,
        geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL,
        z TINYINT NOT NULL,
        m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
    );
INSERT INTO "gpkg_geometry_columns" VALUES('places','geom','POINT',4326,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('areas','geom','GEOMETRY',4326,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('links','geom','LINESTRING',4326,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('crossings','geom','POINT',4326,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('roads','geom','LINESTRING',4326,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('barriers','geom','LINESTRING',4326,0,0);
CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL PRIMARY KEY,
        organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL,
        definition TEXT NOT NULL,
        description TEXT
    );
INSERT INTO "gpkg_spatial_ref_sys" VALUES('Undefined cartesian SRS',-1,'NONE',-1,'undefined','undefined cartesian');
INSERT INTO "gpkg_spatial_ref_sys" VALUES('Undefined geographic SRS',0,'NONE',0,'undefined','undefined geographic');
INSERT INTO "gpkg_spatial_ref_sys" VALUES('WGS 84 geodetic',4326,'EPSG',4326,'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]','longitude and latitude in degrees');
CREATE TABLE imports (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "importer" TEXT,
    "file" TEXT,
    "sha256" TEXT,
    "source" TEXT,
    "settings" TEXT,
    "mapping" TEXT,
    "attribution" TEXT,
    "note" TEXT,
    as_written TEXT
);
INSERT INTO "imports" VALUES(1,'table','old.csv',NULL,NULL,NULL,NULL,NULL,'kept by schema 2',NULL);
CREATE TABLE landbridge_schema (
        version INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
    );
INSERT INTO "landbridge_schema" VALUES(1,'the tables of format 1','2026-11-24T23:41:29.630Z');
INSERT INTO "landbridge_schema" VALUES(2,'imported roads, barriers, names and imports','2026-11-25T01:14:02.239Z');
CREATE TABLE layouts (name TEXT NOT NULL PRIMARY KEY, header TEXT NOT NULL);
INSERT INTO "layouts" VALUES('sources','["id", "name", "licence"]');
INSERT INTO "layouts" VALUES('actors','["id", "name", "kind"]');
INSERT INTO "layouts" VALUES('places','["id", "name", "lon", "lat", "country"]');
INSERT INTO "layouts" VALUES('links','["id", "a", "b", "km"]');
INSERT INTO "layouts" VALUES('relations','["actor", "kind", "other"]');
INSERT INTO "layouts" VALUES('reports','["source", "published", "date", "event", "place", "actor", "locator"]');
INSERT INTO "layouts" VALUES('names','["kind", "name", "means"]');
INSERT INTO "layouts" VALUES('imports','["importer", "file", "sha256", "source", "note"]');
CREATE TABLE links (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    geom LINESTRING,
    "id" TEXT,
    "a" TEXT REFERENCES places (id),
    "b" TEXT REFERENCES places (id),
    "mode" TEXT,
    "ref" TEXT,
    "km" TEXT,
    "class" TEXT,
    "max_vehicle" TEXT,
    "one_way" TEXT,
    "geometry" TEXT,
    "start" TEXT,
    "end" TEXT,
    "source" TEXT REFERENCES sources (id),
    "published" TEXT,
    "note" TEXT,
    as_written TEXT
);
INSERT INTO "links" VALUES(1,X'47500001E61000000102000000020000000000000000003440000000000000244066666666666634403333333333332440','road','aval','brenn',NULL,NULL,'50',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE names (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT,
    "name" TEXT,
    "means" TEXT,
    "source" TEXT,
    "note" TEXT,
    as_written TEXT
);
INSERT INTO "names" VALUES(1,'place','Brenn Town','brenn',NULL,NULL,NULL);
CREATE TABLE permissions (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "holder" TEXT REFERENCES actors (id),
    "traveller" TEXT REFERENCES actors (id),
    "permission" TEXT,
    "cargo" TEXT,
    "place" TEXT REFERENCES places (id),
    "link" TEXT,
    "direction" TEXT,
    "start" TEXT,
    "end" TEXT,
    "source" TEXT REFERENCES sources (id),
    "published" TEXT,
    "note" TEXT,
    as_written TEXT
);
CREATE TABLE places (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    geom POINT,
    "id" TEXT NOT NULL UNIQUE,
    "name" TEXT,
    "lon" TEXT,
    "lat" TEXT,
    "kind" TEXT,
    "country" TEXT,
    "admin1" TEXT,
    "aliases" TEXT,
    "geonames" TEXT,
    "pcode" TEXT,
    "note" TEXT,
    as_written TEXT
);
INSERT INTO "places" VALUES(1,X'47500001E6100000010100000000000000000034400000000000002440','aval','Aval','20','10',NULL,'XA',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "places" VALUES(2,X'47500001E6100000010100000066666666666634403333333333332440','brenn','Brenn','20.4','10.1',NULL,'XA',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE relations (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "actor" TEXT REFERENCES actors (id),
    "kind" TEXT,
    "other" TEXT REFERENCES actors (id),
    "start" TEXT,
    "end" TEXT,
    "source" TEXT REFERENCES sources (id),
    "published" TEXT,
    "locator" TEXT,
    "quote" TEXT,
    "note" TEXT,
    as_written TEXT
);
INSERT INTO "relations" VALUES(1,'north','ally_of','aid',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE reports (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    report_id TEXT NOT NULL UNIQUE,
    recorded_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "source" TEXT REFERENCES sources (id),
    "published" TEXT,
    "date" TEXT,
    "event" TEXT,
    "place" TEXT,
    "link" TEXT,
    "a" TEXT REFERENCES places (id),
    "b" TEXT REFERENCES places (id),
    "actor" TEXT REFERENCES actors (id),
    "other_actor" TEXT REFERENCES actors (id),
    "for" TEXT,
    "cargo" TEXT,
    "direction" TEXT,
    "permission" TEXT,
    "vehicle" TEXT,
    "credibility" TEXT,
    "locator" TEXT,
    "quote" TEXT,
    "sensitivity" TEXT,
    "note" TEXT,
    "label" TEXT,
    "retracts" TEXT,
    as_written TEXT
);
INSERT INTO "reports" VALUES(1,'r1beb3e1786074c8b','2026-11-24T23:41:29.640Z','lantern','2019-01-06','2019-01-05','holds','aval',NULL,NULL,NULL,'north',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'p. 1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "reports" VALUES(2,'r9e7b6acfb3b1d86e','2026-11-24T23:41:29.640Z','lantern','2019-01-07','2019-01-06','holds','brenn',NULL,NULL,NULL,'north',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'p. 2',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE roads (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    geom LINESTRING,
    "id" TEXT NOT NULL UNIQUE,
    "mode" TEXT,
    "name" TEXT,
    "ref" TEXT,
    "class" TEXT,
    "km" TEXT,
    "kmh" TEXT,
    "one_way" TEXT,
    "max_vehicle" TEXT,
    "surface" TEXT,
    "access" TEXT,
    "features" TEXT,
    "ways" TEXT,
    "geometry" TEXT,
    "start" TEXT,
    "end" TEXT,
    "source" TEXT REFERENCES sources (id),
    "published" TEXT,
    "note" TEXT,
    as_written TEXT
);
CREATE TABLE settings (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO "settings" VALUES('situation.toml','format = 1
title = "A valley of schema 1"
');
INSERT INTO "settings" VALUES('situation.toml was authored','yes');
CREATE TABLE sources (
    fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL UNIQUE,
    "name" TEXT,
    "kind" TEXT,
    "family" TEXT,
    "reliability" TEXT,
    "url" TEXT,
    "archive_url" TEXT,
    "sha256" TEXT,
    "retrieved" TEXT,
    "language" TEXT,
    "licence" TEXT,
    "note" TEXT,
    as_written TEXT
);
INSERT INTO "sources" VALUES(1,'lantern','The Daily Lantern',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'CC0-1.0',NULL,NULL);
CREATE VIEW crossings AS
    SELECT fid AS OGC_FID, geom, id, name, country, admin1, note
    FROM places WHERE kind = 'crossing';
CREATE UNIQUE INDEX one_link_of_an_id ON links (id) WHERE id IS NOT NULL;
CREATE UNIQUE INDEX one_report_of_a_label ON reports (label) WHERE label IS NOT NULL;
CREATE TRIGGER reports_are_not_changed BEFORE UPDATE ON reports
    BEGIN SELECT RAISE(ABORT, 'reports are only ever added: none is changed'); END;
CREATE TRIGGER reports_are_not_deleted BEFORE DELETE ON reports
    BEGIN SELECT RAISE(ABORT, 'reports are only ever added: none is deleted'); END;
CREATE TRIGGER reports_are_not_overwritten BEFORE INSERT ON reports
    WHEN EXISTS (
        SELECT 1 FROM reports
        WHERE report_id = NEW.report_id OR fid = NEW.fid OR label = NEW.label
    )
    BEGIN SELECT RAISE(ABORT, 'reports are only ever added: this one is there'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('sources',1);
INSERT INTO "sqlite_sequence" VALUES('actors',2);
INSERT INTO "sqlite_sequence" VALUES('places',2);
INSERT INTO "sqlite_sequence" VALUES('links',1);
INSERT INTO "sqlite_sequence" VALUES('relations',1);
INSERT INTO "sqlite_sequence" VALUES('reports',2);
INSERT INTO "sqlite_sequence" VALUES('names',1);
INSERT INTO "sqlite_sequence" VALUES('imports',1);
COMMIT;
