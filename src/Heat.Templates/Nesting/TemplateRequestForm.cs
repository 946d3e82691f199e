using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>
/// A request as one value, and back: so it can be kept, and two can be compared. Pseudo parameters are left out; they are
/// those of the stack that it is loaded for.
/// </summary>
public static class TemplateRequestForm
{
    /// <summary>The key of the files in the value.</summary>
    public const string Files = "files";

    private const string Template = "template";
    private const string Environments = "environments";
    private const string Parameters = "parameters";
    private const string FacadeKey = "facade";
    private const string Depth = "depth";
    private const string ReadInside = "read_inside";
    private const string Zones = "availability_zones";
    private const string Name = "name";
    private const string Text = "text";
    private const string Value = "value";
    private const string Metadata = "metadata";
    private const string DeletionPolicyKey = "deletion_policy";
    private const string UpdatePolicy = "update_policy";

    /// <summary>The request as a value. Secrets in it stay marked.</summary>
    public static MapValue ToValue(TemplateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return WithoutFiles(request).With(Files, new MapValue(request.Files
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => KeyValuePair.Create(file.Key, TemplateValue.From(file.Value)))));
    }

    /// <summary>The same without the files, which many stacks of a tree have in common.</summary>
    public static MapValue WithoutFiles(TemplateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var value = new MapValue(
        [
            KeyValuePair.Create<string, TemplateValue>(Template, Of(request.Template, request.Files)),
            KeyValuePair.Create(Environments, TemplateValue.From(request.Environments.Select(source => Of(source, request.Files)))),
            KeyValuePair.Create<string, TemplateValue>(Parameters, request.Parameters),
            KeyValuePair.Create(Depth, TemplateValue.From(request.Depth)),
        ]);
        value = request.ReadInside.IsEmpty ? value : value.With(ReadInside, TemplateValue.From(request.ReadInside.Select(TemplateValue.From)));
        value = request.AvailabilityZones is { } zones ? value.With(Zones, TemplateValue.From(zones.Select(TemplateValue.From))) : value;
        return request.Facade is { } facade ? value.With(FacadeKey, ValueOf(facade)) : value;
    }

    /// <summary>The request that <see cref="ToValue"/> made the value of.</summary>
    /// <param name="form">The value.</param>
    /// <param name="pseudo">What the pseudo parameters say.</param>
    /// <exception cref="FormatException">The value was not made by <see cref="ToValue"/>.</exception>
    public static TemplateRequest FromValue(MapValue form, PseudoParameters pseudo)
    {
        ArgumentNullException.ThrowIfNull(form);
        var files = Map(form, Files).ToImmutableDictionary(file => file.Key, file => TextOf(file.Value), StringComparer.Ordinal);
        return new TemplateRequest
        {
            Template = Source(Map(form, Template), files),
            Files = files,
            Environments = [.. ((form[Environments] as ListValue)?.Items ?? []).OfType<MapValue>().Select(source => Source(source, files))],
            Parameters = Map(form, Parameters),
            Pseudo = pseudo,
            Facade = form[FacadeKey] is MapValue facade ? FacadeOf(facade) : null,
            AvailabilityZones = form[Zones] is ListValue zones ? [.. zones.Items.Select(TextOf)] : null,
            ReadInside = [.. ((form[ReadInside] as ListValue)?.Items ?? []).Select(TextOf)],
            Depth = form[Depth] is IntegerValue depth ? (int)depth.Value : throw Damaged(Depth),
        };
    }

    private static MapValue Of(DocumentSource source, ImmutableDictionary<string, string> files)
    {
        var named = MapValue.Empty.With(Name, new TextValue(source.Name));
        return source switch
        {
            { Root: { } root } => files.ContainsKey(source.Name) ? named : named.With(Value, root.ToValue()),
            { Text: { } text } => named.With(Text, new TextValue(text)),
            { Document: { } document } => named.With(Value, ValueJson.FromElement(document)),
            _ => named.With(Value, source.Value ?? TemplateValue.Null),
        };
    }

    /// <summary>A source that is nothing but a name is the file of that name.</summary>
    private static DocumentSource Source(MapValue source, ImmutableDictionary<string, string> files)
    {
        var name = TextOf(source[Name]);
        return source switch
        {
            _ when source[Text] is TextValue text => DocumentSource.OfText(name, text.Text),
            _ when source[Value] is { } value => DocumentSource.OfValue(name, value),
            _ => DocumentSource.OfText(name, files.TryGetValue(name, out var file) ? file : throw Damaged(name)),
        };
    }

    private static MapValue ValueOf(Facade facade) => new(
    [
        KeyValuePair.Create<string, TemplateValue>(Metadata, facade.Metadata),
        KeyValuePair.Create(DeletionPolicyKey, TemplateValue.From(facade.DeletionPolicy.ToString())),
        KeyValuePair.Create<string, TemplateValue>(UpdatePolicy, facade.UpdatePolicy),
    ]);

    private static Facade FacadeOf(MapValue facade) => new(
        Map(facade, Metadata), Enum.Parse<DeletionPolicy>(TextOf(facade[DeletionPolicyKey])), Map(facade, UpdatePolicy));

    private static MapValue Map(MapValue value, string key) => value[key] as MapValue ?? throw Damaged(key);

    private static string TextOf(TemplateValue? value) => value is TextValue text ? text.Text : throw Damaged(Name);

    private static FormatException Damaged(string key) => new($"The kept template is damaged: '{key}' is missing.");
}
