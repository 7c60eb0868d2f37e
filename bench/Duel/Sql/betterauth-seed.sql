-- The same data as orgauth-seed.sql, in better-auth's tables.
create function pg_temp.id(kind text, n bigint) returns text immutable language sql
  as 'select left(encode(sha256(convert_to(kind || '' '' || n, ''UTF8'')), ''hex''), 32)';
create function pg_temp.joined(n bigint, now timestamptz) returns timestamptz immutable language sql
  as 'select now - interval ''1 hour'' + n * interval ''1 millisecond''';

insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
select pg_temp.id('user', n), 'User ' || n, 'user-' || n || '@example.com', true, @now, @now
from generate_series(1, @callers + @guests) n;

insert into organization (id, name, slug, metadata, "createdAt")
select pg_temp.id('organization', n), 'Organization ' || n, 'organization-' || n, '{"tier":"gold"}', @now
from generate_series(0, @callers) n;

insert into member (id, "organizationId", "userId", role, "createdAt")
select pg_temp.id('large', n), pg_temp.id('organization', 0), pg_temp.id('user', n),
  case when n = 1 then 'owner' else 'admin' end, pg_temp.joined(n, @now)
from generate_series(1, @callers) n;

insert into member (id, "organizationId", "userId", role, "createdAt")
select pg_temp.id('member', n * @organizations + k), pg_temp.id('organization', (n - 1 + k) % @callers + 1), pg_temp.id('user', n),
  case when k = 0 then 'owner' else 'member' end, pg_temp.joined(@callers + n * @organizations + k, @now)
from generate_series(1, @callers) n, generate_series(0, @organizations - 2) k;

insert into session (id, token, "userId", "ipAddress", "userAgent", "activeOrganizationId", "expiresAt", "createdAt", "updatedAt")
select pg_temp.id('session', n), pg_temp.id('token', n), pg_temp.id('user', n), '',
  case when n <= @callers then 'caller' else 'guest' end, case when n <= @callers then pg_temp.id('organization', 0) end,
  @now + interval '7 days', @now, @now
from generate_series(1, @callers + @guests) n;

insert into invitation (id, "organizationId", email, role, status, "inviterId", "expiresAt", "createdAt")
select pg_temp.id('invitation', n), pg_temp.id('organization', n % @callers + 1), 'user-' || n || '@example.com', 'member', 'pending',
  pg_temp.id('user', n % @callers + 1), @now + interval '2 days', @now
from generate_series(@callers + 1, @callers + @guests) n;
