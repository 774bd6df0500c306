using AlliancePortal.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.AddShell();
builder.Services.AddHealthChecks();

var app = builder.Build();
app.UseShell();
app.MapHealthChecks("/health/live");
app.Run();
