"""The database refuses to change or remove what is on record about who opened private content.

Emptying the whole table stays possible: restoring a backup does so.
"""

from django.db import migrations

TABLE = "moderation_privatereading"
POSTGRESQL = f"""
CREATE FUNCTION private_reading_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Readings of private content are neither changed nor deleted.' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER private_reading_stays BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION private_reading_stays();
"""
SQLITE = [
    f"""
    CREATE TRIGGER private_reading_is_not_{past} BEFORE {act} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'Readings of private content are neither changed nor deleted.'); END
    """
    for act, past in (("UPDATE", "changed"), ("DELETE", "deleted"))
]


def hold(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    else:
        for statement in SQLITE:
            schema_editor.execute(statement)


def let_go(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER private_reading_stays ON {TABLE}")
        schema_editor.execute("DROP FUNCTION private_reading_stays()")
    else:
        for past in ("changed", "deleted"):
            schema_editor.execute(f"DROP TRIGGER private_reading_is_not_{past}")


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]
    operations = [migrations.RunPython(hold, let_go, elidable=False)]
