-- The log is added to and read, nothing else: what its trigger refuses, the server's own role may not even ask for. A
-- superuser stays bound by the trigger alone.

revoke update, delete, truncate on event from public;
revoke update, delete, truncate on event from current_user;
