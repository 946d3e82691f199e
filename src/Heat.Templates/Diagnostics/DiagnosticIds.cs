using System.Collections.Immutable;

namespace Heat.Templates.Diagnostics;

/// <summary>What a diagnostic id stands for.</summary>
/// <param name="Id">HTxxxx. It never changes its meaning.</param>
/// <param name="Meaning">What was found.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Severity">How much it hurts.</param>
public sealed record DiagnosticDescription(string Id, string Meaning, string Remedy, DiagnosticSeverity Severity = DiagnosticSeverity.Error);

/// <summary>The ids of all findings about templates, parameters and environments. Those about property values: <see cref="Schemas.PropertyDiagnosticIds"/>.</summary>
public static class DiagnosticIds
{
    /// <summary>The document is no YAML or JSON.</summary>
    public const string SyntaxError = "HT0001";

    /// <summary>The document exceeds 512 KiB.</summary>
    public const string TooLarge = "HT0002";

    /// <summary>Maps and lists stand too deep in one another.</summary>
    public const string TooDeep = "HT0003";

    /// <summary>Aliases make the document larger than any sensible template.</summary>
    public const string TooManyNodes = "HT0004";

    /// <summary>A key is given twice in one map; only the last one counts.</summary>
    public const string DuplicateKey = "HT0005";

    /// <summary>The template is not a map.</summary>
    public const string NotAMap = "HT1001";

    /// <summary>The template does not say its version.</summary>
    public const string NoVersion = "HT1002";

    /// <summary>The version is none that exists.</summary>
    public const string UnknownVersion = "HT1003";

    /// <summary>The version has no section of this name.</summary>
    public const string UnknownSection = "HT1004";

    /// <summary>A section has the wrong form.</summary>
    public const string BadSection = "HT1005";

    /// <summary>YAML reads a name as a number, a truth value or null.</summary>
    public const string NameNotText = "HT1006";

    /// <summary>The name of the stack is none that OpenStack accepts.</summary>
    public const string BadStackName = "HT1008";

    /// <summary>The declaration of a parameter is malformed.</summary>
    public const string BadParameter = "HT1101";

    /// <summary>A constraint of a parameter is malformed.</summary>
    public const string BadConstraint = "HT1102";

    /// <summary>A value does not fit the parameter's type or constraints.</summary>
    public const string BadParameterValue = "HT1103";

    /// <summary>A parameter has neither a value nor a default.</summary>
    public const string MissingParameter = "HT1104";

    /// <summary>A value is given for a parameter that the template does not declare.</summary>
    public const string UndeclaredParameter = "HT1105";

    /// <summary>A function names a parameter that the template does not declare.</summary>
    public const string UnknownParameter = "HT1106";

    /// <summary>A parameter that may not change has another value.</summary>
    public const string ImmutableParameter = "HT1108";

    /// <summary>The section of parameter groups is malformed.</summary>
    public const string BadParameterGroups = "HT1107";

    /// <summary>An environment is malformed.</summary>
    public const string BadEnvironment = "HT1201";

    /// <summary>Environments name different merge strategies for one parameter.</summary>
    public const string MergeConflict = "HT1202";

    /// <summary>Two values of a parameter cannot be merged.</summary>
    public const string CannotMerge = "HT1203";

    /// <summary>A template cannot take the place of the type that the environment maps to it.</summary>
    public const string BadFacade = "HT1205";

    /// <summary>The definition of a condition is neither a truth value nor a function that gives one.</summary>
    public const string BadCondition = "HT1301";

    /// <summary>There is no condition of this name.</summary>
    public const string UnknownCondition = "HT1302";

    /// <summary>A condition depends on itself.</summary>
    public const string CircularCondition = "HT1303";

    /// <summary>The arguments of a function do not fit.</summary>
    public const string FunctionArguments = "HT1401";

    /// <summary>The template's version does not have the function.</summary>
    public const string FunctionNotInVersion = "HT1402";

    /// <summary>The function has no place in a condition.</summary>
    public const string FunctionNotInCondition = "HT1403";

    /// <summary>The function gives what only a cloud can tell, and none was asked.</summary>
    public const string CloudNotAsked = "HT1404";

    /// <summary>The name of a resource depends on another resource.</summary>
    public const string DynamicReference = "HT1405";

    /// <summary>There is no file of this name.</summary>
    public const string MissingFile = "HT1406";

    /// <summary>resource_facade stands in a template that is not used as a resource type.</summary>
    public const string NoFacade = "HT1407";

    /// <summary>A function's result is larger than anything that a cloud takes.</summary>
    public const string ValueTooLarge = "HT1408";

    /// <summary>A map of one key may have been meant as a function; it is plain data.</summary>
    public const string PerhapsFunction = "HT1409";

    /// <summary>The definition of a resource is malformed.</summary>
    public const string BadResource = "HT1501";

    /// <summary>A resource has no key of this name.</summary>
    public const string UnknownResourceKey = "HT1502";

    /// <summary>There is no resource type of this name.</summary>
    public const string UnknownType = "HT1503";

    /// <summary>Something refers to a resource that the template does not have, or whose condition does not hold.</summary>
    public const string UnknownResource = "HT1504";

    /// <summary>The resource's type has no attribute of this name.</summary>
    public const string UnknownAttribute = "HT1505";

    /// <summary>Resources wait for one another.</summary>
    public const string CircularDependency = "HT1506";

    /// <summary>The deletion policy is none that exists, or the type cannot do it.</summary>
    public const string BadDeletionPolicy = "HT1507";

    /// <summary>The definition of an output is malformed.</summary>
    public const string BadOutput = "HT1508";

    /// <summary>A parameter and a resource have the same name.</summary>
    public const string DuplicateName = "HT1510";

    /// <summary>A value cannot be computed.</summary>
    public const string BadValue = "HT1509";

    /// <summary>Stacks stand too deep in one another.</summary>
    public const string TooDeeplyNested = "HT1511";

    /// <summary>There is no file of the name that a resource gives as its type.</summary>
    public const string MissingTemplate = "HT1512";

    /// <summary>All ids in order, with meaning and remedy.</summary>
    public static ImmutableArray<DiagnosticDescription> All { get; } =
    [
        new(SyntaxError, "The document is no YAML or JSON.", "Mend the text at the place that is named."),
        new(TooLarge, "The document exceeds 512 KiB.", "Move large texts into files and read them with get_file."),
        new(TooDeep, "Maps and lists stand too deep in one another.", "Flatten the document."),
        new(TooManyNodes, "Aliases make the document larger than any sensible template.", "Use fewer aliases."),
        new(DuplicateKey, "A key is given twice in one map; only the last one counts.", "Remove one of them.", DiagnosticSeverity.Warning),
        new(NotAMap, "The template is not a map.", "Begin it with heat_template_version and sections."),
        new(NoVersion, "The template does not say its version.", "Add heat_template_version, for example 2021-04-16."),
        new(UnknownVersion, "The version is none that exists.", "Use one of the versions that the message lists."),
        new(UnknownSection, "The version has no section of this name.", "Correct the name, or use a newer version."),
        new(BadSection, "A section has the wrong form.", "Write it as the message says."),
        new(NameNotText, "YAML reads a name as a number, a truth value or null.", "Put the name in quotes."),
        new(BadStackName, "The name of the stack is none that OpenStack accepts.", "Use letters, digits, dots, dashes and underscores, a letter first."),
        new(BadParameter, "The declaration of a parameter is malformed.", "Write it as the message says."),
        new(BadConstraint, "A constraint of a parameter is malformed.", "Write it as the message says."),
        new(BadParameterValue, "A value does not fit the parameter's type or constraints.", "Give another value."),
        new(MissingParameter, "A parameter has neither a value nor a default.", "Give it a value."),
        new(UndeclaredParameter, "A value is given for a parameter that the template does not declare.", "Correct the name, or declare the parameter."),
        new(UnknownParameter, "A function names a parameter that the template does not declare.", "Correct the name, or declare the parameter."),
        new(BadParameterGroups, "The section of parameter groups is malformed.", "Write it as the message says."),
        new(ImmutableParameter, "A parameter that may not change has another value.", "Give it its former value, or make a new stack."),
        new(BadEnvironment, "An environment is malformed.", "Write it as the message says."),
        new(MergeConflict, "Environments name different merge strategies for one parameter.", "Name the same strategy in all of them."),
        new(CannotMerge, "Two values of a parameter cannot be merged.", "Overwrite it, or give both values the same form."),
        new(BadFacade, "A template cannot take the place of the type that the environment maps to it.", "Give it the parameters and outputs that the message names."),
        new(BadCondition, "The definition of a condition is neither a truth value nor a function that gives one.", "Write a condition."),
        new(UnknownCondition, "There is no condition of this name.", "Correct the name."),
        new(CircularCondition, "A condition depends on itself.", "Break the circle."),
        new(FunctionArguments, "The arguments of a function do not fit.", "Write them as the message says."),
        new(FunctionNotInVersion, "The template's version does not have the function.", "Use another function, or another version."),
        new(FunctionNotInCondition, "The function has no place in a condition.", "Conditions can ask parameters and other conditions only."),
        new(CloudNotAsked, "The function gives what only a cloud can tell, and none was asked.", "Write the values, or take them from a parameter."),
        new(DynamicReference, "The name of a resource depends on another resource.", "Write the name as text."),
        new(MissingFile, "There is no file of this name.", "Add it to the stack's files."),
        new(NoFacade, "resource_facade stands in a template that is not used as a resource type.", "Remove it."),
        new(ValueTooLarge, "A function's result is larger than anything that a cloud takes.", "Replace or repeat less."),
        new(PerhapsFunction, "A map of one key may have been meant as a function; it is plain data.", "Correct the name, or name a version that has the function.", DiagnosticSeverity.Warning),
        new(BadResource, "The definition of a resource is malformed.", "Write it as the message says."),
        new(UnknownResourceKey, "A resource has no key of this name.", "Correct the key."),
        new(UnknownType, "There is no resource type of this name.", "Correct the name, or map it in an environment."),
        new(UnknownResource, "Something refers to a resource that the template does not have, or whose condition does not hold.", "Correct the name."),
        new(UnknownAttribute, "The resource's type has no attribute of this name.", "Correct the name."),
        new(CircularDependency, "Resources wait for one another.", "Break the circle."),
        new(BadDeletionPolicy, "The deletion policy is none that exists, or the type cannot do it.", "Use Delete, Retain or Snapshot."),
        new(BadOutput, "The definition of an output is malformed.", "Write it as the message says."),
        new(BadValue, "A value cannot be computed.", "See the message."),
        new(TooDeeplyNested, "Stacks stand too deep in one another.", "Look whether a template uses itself; else flatten the stacks."),
        new(MissingTemplate, "There is no file of the name that a resource gives as its type.", "Add the file to the stack's files, or correct the name."),
        new(DuplicateName, "A parameter and a resource have the same name.", "Give one of them another name."),
    ];
}
