-- Takes back what a measurement wrote.
delete from "Members" where "CreatedAt" > @now;
delete from "Invitations" where "CreatedAt" > @now;
update "Invitations" set "Status" = 'pending', "PendingEmail" = "Email" where "Status" <> 'pending';
update "Organizations" o set "Version" = 0, "MemberCount" = (select count(*) from "Members" m where m."OrganizationId" = o."Id")
where "Version" <> 0;
update "Sessions" set "ActiveOrganizationId" = null where "UserAgent" = 'guest' and "ActiveOrganizationId" is not null;
update "Sessions" set "ActiveOrganizationId" = (select "Id" from "Organizations" where "Slug" = 'organization-0')
where "UserAgent" = 'caller';
