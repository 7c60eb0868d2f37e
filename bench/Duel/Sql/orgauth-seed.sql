-- The same data as betterauth-seed.sql, in OrgAuth's tables.
create function pg_temp.id(kind text, n bigint) returns text immutable language sql
  as 'select left(encode(sha256(convert_to(kind || '' '' || n, ''UTF8'')), ''hex''), 32)';
create function pg_temp.joined(n bigint, now timestamptz) returns timestamptz immutable language sql
  as 'select now - interval ''1 hour'' + n * interval ''1 millisecond''';

insert into "Users" ("Id", "Name", "Email", "EmailVerified", "CreatedAt", "UpdatedAt", "Version")
select pg_temp.id('user', n), 'User ' || n, 'user-' || n || '@example.com', true, @now, @now, 0
from generate_series(1, @callers + @guests) n;

insert into "Organizations" ("Id", "Name", "Slug", "Metadata", "CreatorRole", "CreatedAt", "MemberCount", "OwnerCount", "Version")
select pg_temp.id('organization', n), 'Organization ' || n, 'organization-' || n, '{"tier":"gold"}', 'owner', @now,
  case when n = 0 then @callers else @organizations - 1 end, 1, 0
from generate_series(0, @callers) n;

insert into "Members" ("Id", "OrganizationId", "UserId", "Role", "CreatedAt", "Version")
select pg_temp.id('large', n), pg_temp.id('organization', 0), pg_temp.id('user', n),
  case when n = 1 then 'owner' else 'admin' end, pg_temp.joined(n, @now), 0
from generate_series(1, @callers) n;

insert into "Members" ("Id", "OrganizationId", "UserId", "Role", "CreatedAt", "Version")
select pg_temp.id('member', n * @organizations + k), pg_temp.id('organization', (n - 1 + k) % @callers + 1), pg_temp.id('user', n),
  case when k = 0 then 'owner' else 'member' end, pg_temp.joined(@callers + n * @organizations + k, @now), 0
from generate_series(1, @callers) n, generate_series(0, @organizations - 2) k;

insert into "Sessions" (
  "Id", "TokenHash", "UserId", "IsPersistent", "IpAddress", "UserAgent", "ActiveOrganizationId", "ExpiresAt", "CreatedAt", "UpdatedAt")
select pg_temp.id('session', n), sha256(convert_to(pg_temp.id('token', n), 'UTF8')), pg_temp.id('user', n), true, '',
  case when n <= @callers then 'caller' else 'guest' end, case when n <= @callers then pg_temp.id('organization', 0) end,
  @now + interval '7 days', @now, @now
from generate_series(1, @callers + @guests) n;

insert into "Invitations" (
  "Id", "OrganizationId", "Email", "Role", "Status", "InviterId", "ExpiresAt", "CreatedAt", "PendingEmail")
select pg_temp.id('invitation', n), pg_temp.id('organization', n % @callers + 1), 'user-' || n || '@example.com', 'member', 'pending',
  pg_temp.id('user', n % @callers + 1), @now + interval '2 days', @now, 'user-' || n || '@example.com'
from generate_series(@callers + 1, @callers + @guests) n;
