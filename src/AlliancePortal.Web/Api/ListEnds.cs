using System.Text.Json.Serialization.Metadata;

namespace AlliancePortal.Web.Api;

/// <summary>A list says by <c>next: null</c> that it is at its end; a program need not tell a missing field from a lost one.</summary>
internal static class ListEnds
{
    private const string Items = "items";
    private const string Next = "next";

    public static void SayNext(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Properties.All(property => property.Name != Items)) return;
        var next = type.Properties.FirstOrDefault(property => property.Name == Next);
        if (next is null)
        {
            next = type.CreateJsonPropertyInfo(typeof(string), Next);
            next.Get = _ => null;
            type.Properties.Add(next);
        }

        next.ShouldSerialize = (_, _) => true;
    }
}
