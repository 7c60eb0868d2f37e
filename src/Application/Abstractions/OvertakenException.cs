using Microsoft.EntityFrameworkCore;

namespace OrgAuth.Application.Abstractions;

/// <summary>
/// What the access decision saw is gone before the command could save (<see cref="AccessRule.ConfirmedAtSave"/>): a lost race, after which
/// the ordinary checks find out why.
/// </summary>
internal sealed class OvertakenException() : DbUpdateConcurrencyException("What the access decision saw is gone.");
