-- Takes back what a measurement wrote.
delete from member where "createdAt" > @now;
delete from invitation where "createdAt" > @now;
update invitation set status = 'pending' where status <> 'pending';
update session set "activeOrganizationId" = null where "userAgent" = 'guest' and "activeOrganizationId" is not null;
update session set "activeOrganizationId" = (select id from organization where slug = 'organization-0') where "userAgent" = 'caller';
