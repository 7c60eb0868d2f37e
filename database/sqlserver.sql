SET QUOTED_IDENTIFIER ON;
GO
IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE TABLE [Organizations] (
        [Id] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Slug] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Logo] nvarchar(2048) COLLATE Latin1_General_100_BIN2 NULL,
        [Metadata] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [CreatorRole] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [MemberCount] int NOT NULL,
        [OwnerCount] int NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Organizations] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Organizations_OwnerCount] CHECK ([OwnerCount] >= 1)
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE TABLE [Users] (
        [Id] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Email] nvarchar(254) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [EmailVerified] bit NOT NULL,
        [Image] nvarchar(2048) COLLATE Latin1_General_100_BIN2 NULL,
        [PasswordHash] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [UpdatedAt] datetime2(3) NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Users] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE TABLE [Invitations] (
        [Id] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OrganizationId] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Email] nvarchar(254) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Role] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Status] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [InviterId] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ExpiresAt] datetime2(3) NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [PendingEmail] nvarchar(254) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Invitations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Invitations_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Invitations_Users_InviterId] FOREIGN KEY ([InviterId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE TABLE [Members] (
        [Id] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OrganizationId] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UserId] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Role] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Members] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Members_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Members_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE TABLE [Sessions] (
        [Id] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TokenHash] varbinary(32) NOT NULL,
        [UserId] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsPersistent] bit NOT NULL,
        [IpAddress] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UserAgent] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ActiveOrganizationId] nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL,
        [ExpiresAt] datetime2(3) NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [UpdatedAt] datetime2(3) NOT NULL,
        CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sessions_Organizations_ActiveOrganizationId] FOREIGN KEY ([ActiveOrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE SET NULL,
        CONSTRAINT [FK_Sessions_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE INDEX [IX_Invitations_InviterId] ON [Invitations] ([InviterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE INDEX [IX_Invitations_OrganizationId_CreatedAt_Id] ON [Invitations] ([OrganizationId], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Invitations_OrganizationId_PendingEmail] ON [Invitations] ([OrganizationId], [PendingEmail]) WHERE [PendingEmail] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE INDEX [IX_Invitations_PendingEmail] ON [Invitations] ([PendingEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE INDEX [IX_Members_OrganizationId_CreatedAt_Id] ON [Members] ([OrganizationId], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Members_OrganizationId_UserId] ON [Members] ([OrganizationId], [UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE INDEX [IX_Members_UserId_CreatedAt_Id] ON [Members] ([UserId], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Organizations_Slug] ON [Organizations] ([Slug]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE INDEX [IX_Sessions_ActiveOrganizationId] ON [Sessions] ([ActiveOrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Sessions_TokenHash] ON [Sessions] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE INDEX [IX_Sessions_UserId] ON [Sessions] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Users_Email] ON [Users] ([Email]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122110811_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122110811_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122133635_HotIndexes'
)
BEGIN
    DROP INDEX [IX_Sessions_ActiveOrganizationId] ON [Sessions];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122133635_HotIndexes'
)
BEGIN
    DROP INDEX [IX_Sessions_UserId] ON [Sessions];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122133635_HotIndexes'
)
BEGIN
    DROP INDEX [IX_Invitations_PendingEmail] ON [Invitations];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122133635_HotIndexes'
)
BEGIN
    CREATE INDEX [IX_Sessions_ActiveOrganizationId_UserId] ON [Sessions] ([ActiveOrganizationId], [UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122133635_HotIndexes'
)
BEGIN
    CREATE INDEX [IX_Sessions_UserId_Id] ON [Sessions] ([UserId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122133635_HotIndexes'
)
BEGIN
    CREATE INDEX [IX_Invitations_OrganizationId_ExpiresAt_PendingEmail] ON [Invitations] ([OrganizationId], [ExpiresAt], [PendingEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122133635_HotIndexes'
)
BEGIN
    CREATE INDEX [IX_Invitations_PendingEmail_CreatedAt_Id] ON [Invitations] ([PendingEmail], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122133635_HotIndexes'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122133635_HotIndexes', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    ALTER TABLE [Members] DROP CONSTRAINT [FK_Members_Users_UserId];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE TABLE [ExternalIdentities] (
        [Id] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Issuer] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Subject] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UserId] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        CONSTRAINT [PK_ExternalIdentities] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ExternalIdentities_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE TABLE [Outbox] (
        [Id] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Subject] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OccurredAt] datetime2(3) NOT NULL,
        [DueAt] datetime2(3) NOT NULL,
        [Attempts] int NOT NULL,
        [DeadAt] datetime2(3) NULL,
        [LastError] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE TABLE [Throttles] (
        [Key] varbinary(32) NOT NULL,
        [Count] int NOT NULL,
        [LastAt] datetime2(3) NOT NULL,
        [ExpiresAt] datetime2(3) NOT NULL,
        CONSTRAINT [PK_Throttles] PRIMARY KEY ([Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE TABLE [Verifications] (
        [Id] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TokenHash] varbinary(32) NOT NULL,
        [Purpose] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UserId] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Email] nvarchar(254) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [NewEmail] nvarchar(254) COLLATE Latin1_General_100_BIN2 NULL,
        [CallbackUrl] nvarchar(2048) COLLATE Latin1_General_100_BIN2 NULL,
        [ExpiresAt] datetime2(3) NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        CONSTRAINT [PK_Verifications] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Verifications_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE INDEX [IX_Sessions_ExpiresAt] ON [Sessions] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ExternalIdentities_Issuer_Subject] ON [ExternalIdentities] ([Issuer], [Subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE INDEX [IX_ExternalIdentities_UserId] ON [ExternalIdentities] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE INDEX [IX_Outbox_DeadAt_DueAt] ON [Outbox] ([DeadAt], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE INDEX [IX_Outbox_Subject_Kind] ON [Outbox] ([Subject], [Kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE INDEX [IX_Throttles_ExpiresAt] ON [Throttles] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE INDEX [IX_Verifications_ExpiresAt] ON [Verifications] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Verifications_TokenHash] ON [Verifications] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    CREATE INDEX [IX_Verifications_UserId_Purpose] ON [Verifications] ([UserId], [Purpose]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    ALTER TABLE [Members] ADD CONSTRAINT [FK_Members_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122150036_PeopleAndMail'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122150036_PeopleAndMail', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122201921_OpenInvitations'
)
BEGIN
    DROP INDEX [IX_Invitations_OrganizationId_ExpiresAt_PendingEmail] ON [Invitations];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122201921_OpenInvitations'
)
BEGIN
    DROP INDEX [IX_Invitations_PendingEmail_CreatedAt_Id] ON [Invitations];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122201921_OpenInvitations'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Invitations_OrganizationId_ExpiresAt_PendingEmail] ON [Invitations] ([OrganizationId], [ExpiresAt], [PendingEmail]) WHERE [PendingEmail] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122201921_OpenInvitations'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Invitations_PendingEmail_CreatedAt_Id] ON [Invitations] ([PendingEmail], [CreatedAt], [Id]) WHERE [PendingEmail] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122201921_OpenInvitations'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122201921_OpenInvitations', N'10.0.14');
END;

COMMIT;
GO
