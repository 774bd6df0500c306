using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Shared;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Interviews;

/// <summary>The vetted register: read by all in casework, kept by VAAU's supervisors and administrators.</summary>
public sealed partial class InterpretersPage
{
    private readonly IReadOnlyList<CodeOption> languages = Labels.Options("language");
    private IReadOnlyList<InterpreterView>? items;
    private IReadOnlyList<Refusal> refusals = [];
    private InterpreterDraft? draft;
    private bool keeps;
    private bool isAbsent;
    private bool sending;

    protected override async Task OnInitializedAsync()
    {
        var me = await AskAsync(new WhoAmI());
        keeps = me.Succeeded && EnumCode.Find<Role>(me.Value.Role) is Role.VaauSupervisor or Role.Administrator;
        await ReadAsync();
    }

    private static string DialAddress(string phone) => "tel:" + string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'));

    private string StandingOf(InterpreterView item) => item is { Status: Interpreter.Vetted, MayWork: false } ? Words["Interpreter_Ended"] : Labels.Of("interpreter_status", item.Status);

    private void StepBack() => (draft, refusals) = (null, []);

    private async Task ReadAsync()
    {
        var outcome = await AskAsync(new ListInterpreters());
        isAbsent = outcome.Refusal?.Kind == RefusalKind.Hidden;
        refusals = outcome.Refusal is { } refusal ? InWords(refusal) : [];
        items = outcome.Succeeded ? outcome.Value : [];
    }

    private async Task SendAsync()
    {
        if (sending) return;
        if (draft!.VettedUntil is not { } until)
        {
            refusals = [new Refusal(RefusalTexts.OfField("empty"), "interpreter-vettedUntil")];
            return;
        }

        sending = true;
        var outcome = draft.Id is null ? await AskAsync(draft.ToAddition(until)) : await AskAsync(draft.ToChange(until));
        sending = false;
        if (outcome.Refusal is { } refusal)
        {
            refusals = InWords(refusal, field => "interpreter-" + field);
            return;
        }

        StepBack();
        await ReadAsync();
    }
}
