using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Takes new passwords.</summary>
internal sealed class PasswordDesk(IPasswords passwords, IOptions<OrgAuthOptions> options)
{
    /// <summary>Why nobody may take this password, if so.</summary>
    public Error? Check(string newPassword) =>
        Password.Check(newPassword, allowCommon: !options.Value.EmailAndPassword.RefuseCommonPasswords).Error;

    /// <summary>A new password's hash.</summary>
    public string Hash(string newPassword) => passwords.Hash(newPassword);
}
