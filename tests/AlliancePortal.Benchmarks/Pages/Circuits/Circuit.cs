using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AlliancePortal.Benchmarks.Pages.Circuits;

/// <summary>
/// An open page without a browser: speaks on the line of its circuit as the framework's script does, takes every batch of changes as drawn,
/// answers calls of the browser with nothing, and draws nothing.
/// </summary>
internal sealed class Circuit : IAsyncDisposable
{
    private const string Navigate = "Blazor._internal.navigationManager.navigateTo";
    private const string Attach = "Blazor._internal.attachWebRendererInterop";
    private const long ObjectWanted = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);
    private static readonly byte[] Greeting = Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e");
    private readonly ClientWebSocket line = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource over = new();
    private readonly TaskCompletionSource attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SignedIn person;
    private Task listening = Task.CompletedTask;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;
    private long objects;
    private TaskCompletionSource<long>? waiting;
    private byte[] sought = [];

    private Circuit(SignedIn person) => this.person = person;

    /// <summary>Why it ended although nobody closed it; null: it has not.</summary>
    public string? Lost { get; private set; }

    /// <summary>Batches of changes that came.</summary>
    public int Batches { get; private set; }

    /// <summary>Opens a page and waits for the batch that has the given text in it.</summary>
    /// <exception cref="InvalidOperationException">The line was lost.</exception>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public static async Task<Circuit> OpenAsync(SignedIn person, string path, string until)
    {
        var (marker, state) = await person.DocumentAsync(path);
        var circuit = new Circuit(person);
        circuit.line.Options.SetRequestHeader("Cookie", person.Cookies);
        circuit.line.Options.SetRequestHeader("Origin", person.Portal.GetLeftPart(UriPartial.Authority));
        circuit.line.Options.KeepAliveInterval = TimeSpan.Zero;
        await circuit.line.ConnectAsync(new UriBuilder(person.Portal) { Scheme = "ws", Path = "/_blazor" }.Uri, default);
        await circuit.SendAsync(Greeting);
        await circuit.ReceiveAsync();
        circuit.filled = 0;
        circuit.listening = Task.WhenAll(circuit.ListenAsync(), circuit.StayAsync());
        var drawn = circuit.Until(until);
        await circuit.SendAsync(Pack.Call("StartCircuit", "0", person.Portal.ToString(), new Uri(person.Portal, path).ToString(), "[]", state));
        await Task.WhenAll(circuit.started.Task, circuit.attached.Task).WaitAsync(Patience);
        var operations = JsonSerializer.Serialize(new { batchId = 1, operations = new[] { new { type = "add", ssrComponentId = 1, marker } } });
        await circuit.SendAsync(Pack.Call("UpdateRootComponents", null, operations, state));
        await drawn;
        return circuit;
    }

    /// <summary>Goes to another address of the portal, as the click on a link does.</summary>
    /// <param name="until">Text within the batch of changes that is waited for.</param>
    /// <returns>Milliseconds until that batch was there.</returns>
    public async Task<double> GoAsync(string path, string until)
    {
        var drawn = Until(until);
        var clicked = Stopwatch.GetTimestamp();
        await SendAsync(Pack.Call("OnLocationChanged", null, new Uri(person.Portal, path).ToString(), null, true));
        return Stopwatch.GetElapsedTime(clicked, await drawn).TotalMilliseconds;
    }

    /// <summary>Closes the page, as the browser does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Lost is null) await person.CloseAsync(await started.Task);
        await BreakAsync();
    }

    /// <summary>Ends the line without a word, as when a machine loses its power.</summary>
    public async Task BreakAsync()
    {
        await over.CancelAsync();
        line.Dispose();
        await listening;
        over.Dispose();
        turn.Dispose();
    }

    private async Task<long> Until(string text)
    {
        sought = Encoding.UTF8.GetBytes(text);
        waiting = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        return await waiting.Task.WaitAsync(Patience);
    }

    private async Task SendAsync(byte[] bytes)
    {
        await turn.WaitAsync();
        try
        {
            await line.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, over.Token);
        }
        finally
        {
            turn.Release();
        }
    }

    // The hub closes the line of whoever has said nothing for half a minute.
    private async Task StayAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Silence, over.Token);
                await SendAsync(Pack.Ping);
            }
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Closed here, or lost: the listener says so.
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            while (await ReceiveAsync())
            {
                var taken = 0;
                while (Next(ref taken) is { } message) await TakeAsync(message);
                buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
                filled -= taken;
            }

            Lose("The server closed the line.");
        }
        catch (OperationCanceledException)
        {
            // Closed here.
        }
        catch (Exception problem) when (problem is WebSocketException or InvalidDataException or ObjectDisposedException)
        {
            if (!over.IsCancellationRequested) Lose(problem.Message);
        }
    }

    private Message? Next(ref int taken)
    {
        var rest = (ReadOnlySpan<byte>)buffer.AsSpan(taken, filled - taken);
        var message = Message.Read(ref rest);
        taken = filled - rest.Length;
        return message;
    }

    private async Task<bool> ReceiveAsync()
    {
        if (filled == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
        var received = await line.ReceiveAsync(buffer.AsMemory(filled), over.Token);
        filled += received.Count;
        return received.MessageType != WebSocketMessageType.Close;
    }

    private Task TakeAsync(Message message) => message switch
    {
        { Kind: Message.AnswerKind, Arguments: [string circuit] } => Task.FromResult(started.TrySetResult(circuit)),
        { Kind: Message.FarewellKind } => throw new InvalidDataException($"The hub said farewell: {message.Arguments.FirstOrDefault()}"),
        { Target: "JS.Error", Arguments: [var words, ..] } => throw new InvalidDataException($"The circuit failed: {words}"),
        { Target: "JS.RenderBatch", Arguments: [long batch, byte[] changes] } => DrawnAsync(batch, changes),
        { Target: "JS.BeginInvokeJS", Arguments: [long call, string what, string arguments, long wanted, ..] } => AnswerAsync(call, what, arguments, wanted),
        _ => Task.CompletedTask,
    };

    private Task DrawnAsync(long batch, byte[] changes)
    {
        Batches++;
        if (waiting is { } open && changes.AsSpan().IndexOf(sought) >= 0)
        {
            waiting = null;
            open.TrySetResult(Stopwatch.GetTimestamp());
        }

        return SendAsync(Pack.Call("OnRenderCompleted", null, batch, null));
    }

    private async Task AnswerAsync(long call, string what, string arguments, long wanted)
    {
        if (what == Attach) attached.TrySetResult();
        if (what == Navigate)
        {
            using var given = JsonDocument.Parse(arguments);
            await SendAsync(Pack.Call("OnLocationChanged", null, new Uri(person.Portal, given.RootElement[0].GetString()).ToString(), null, false));
        }

        var value = wanted == ObjectWanted ? $"{{\"__jsObjectId\":{++objects}}}" : "null";
        if (call != 0) await SendAsync(Pack.Call("EndInvokeJSFromDotNet", null, call, true, $"[{call},true,{value}]"));
    }

    private void Lose(string why)
    {
        Lost = why;
        var lost = new InvalidOperationException(why);
        waiting?.TrySetException(lost);
        started.TrySetException(lost);
        attached.TrySetException(lost);
    }
}
