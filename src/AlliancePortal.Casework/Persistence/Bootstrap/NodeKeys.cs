using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>The keys that a process works with.</summary>
/// <param name="Master">In the file of this machine.</param>
/// <param name="Portal">In the keyring, the same for every node.</param>
/// <param name="Ticket">This process alone has it.</param>
public sealed record NodeKeys(MasterKey Master, PortalKey Portal, TicketKey Ticket);
