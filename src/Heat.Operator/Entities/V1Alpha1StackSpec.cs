using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>What the user asks for.</summary>
[ValidationRule("has(self.cloudCredentialsRef) || has(self.nested)", Message = "cloudCredentialsRef is missing: name a Secret of this namespace that holds clouds.yaml.")]
[ValidationRule("has(dyn(self).template) || has(self.templateFrom) || has(self.nested) || has(self.adoptFrom)", Message = "The Stack has no template: give template, or templateFrom with a ConfigMap or Secret key.")]
[ValidationRule("!has(dyn(self).template) || !has(self.templateFrom)", Message = "template and templateFrom are both given: keep one of them.")]
public sealed record V1Alpha1StackSpec
{
    /// <summary>Where the credentials of the cloud stand.</summary>
    [Description("Secret with the clouds.yaml of the cloud in which the stack's resources live.")]
    public CloudCredentialsReference? CloudCredentialsRef { get; init; }

    /// <summary>Region; overrides clouds.yaml.</summary>
    [Description("Region of the cloud. Overrides the region of clouds.yaml.")]
    public string? Region { get; init; }

    /// <summary>The template, as an object or as text.</summary>
    [Description("The template (HOT), as an object or as text. Give either template or templateFrom.")]
    [PreserveUnknownFields]
    public JsonElement? Template { get; init; }

    /// <summary>Where the template stands, if not in the object itself.</summary>
    [Description("Where the template stands. It is watched: a change there changes the stack.")]
    [ValidationRule("has(self.configMapKeyRef) != has(self.secretKeyRef)", Message = "templateFrom must give exactly one of a ConfigMap and a Secret reference.")]
    public DocumentReference? TemplateFrom { get; init; }

    /// <summary>What <c>get_file</c> names, by file name.</summary>
    [Description("Contents of the files that the template names in get_file, by file name.")]
    public Dictionary<string, string>? Files { get; init; }

    /// <summary>ConfigMaps and Secrets whose keys are file names.</summary>
    [Description("ConfigMaps and Secrets whose keys are file names. A later one wins, and files win over all. They are watched.")]
    public List<BundleReference>? FilesFrom { get; init; }

    /// <summary>Environments, merged in order.</summary>
    [Description("Environments, merged in order after Heat's rules.")]
    public List<EnvironmentSource>? Environments { get; init; }

    /// <summary>Parameter values.</summary>
    [Description("Parameter values. They win over parametersFrom and the environments.")]
    public Dictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>ConfigMaps and Secrets whose keys are parameter names, and Stacks whose outputs are parameters.</summary>
    [Description("ConfigMaps and Secrets whose keys are parameter names, and Stacks whose outputs are parameters. A later one wins. Values from a Secret and secret outputs are treated as secret. They are watched.")]
    public List<ParameterSource>? ParametersFrom { get; init; }

    /// <summary>Labels of the stack as Heat knows them.</summary>
    [Description("Tags of the stack, as Heat's clients show and filter them.")]
    public List<string>? Tags { get; init; }

    /// <summary>How long an action may take.</summary>
    [Description("How long an action may take before the stack counts as failed, such as 60m or 1h30m. Work goes on all the same.")]
    [DefaultValue("60m")]
    [RegularExpression(Pattern.Duration)]
    public string? Timeout { get; init; }

    /// <summary>What to do when an action fails.</summary>
    [Description("What to do when an action fails. Hold keeps what there is and tries again. Rollback goes back to the revision that was complete last; the rollback of a create removes everything.")]
    [DefaultValue(FailurePolicy.Hold)]
    public FailurePolicy? OnFailure { get; init; }

    /// <summary>Whether a change waits for approval.</summary>
    [Description("Whether a change is carried out at once (Automatic), or only when the annotation orchestration.openstack.org/approve names the hash of its plan (Manual).")]
    [DefaultValue(ApprovalMode.Automatic)]
    public ApprovalMode? Approval { get; init; }

    /// <summary>What is taken over.</summary>
    [Description("A document of openstack stack abandon, or of an export: on its way to being complete for the first time the Stack takes over the objects that it names in the place of creating them. Template, files and environment are taken from it, too, unless the spec gives a template.")]
    [ValidationRule("has(self.configMapKeyRef) != has(self.secretKeyRef)", Message = "adoptFrom must give exactly one of a ConfigMap and a Secret reference.")]
    public DocumentReference? AdoptFrom { get; init; }

    /// <summary>What to do about changes made behind the stack's back.</summary>
    [Description("What to do about changes that were made behind the stack's back.")]
    public DriftSpec? Drift { get; init; }

    /// <summary>What happens to the cloud objects when the Stack is deleted.</summary>
    [Description("What happens to the cloud objects when the Stack is deleted: Delete them, or Orphan (leave) them.")]
    [DefaultValue(StackDeletionPolicy.Delete)]
    public StackDeletionPolicy? DeletionPolicy { get; init; }

    /// <summary>Refuses to delete the cloud objects.</summary>
    [Description("While true, deleting the Stack deletes nothing in the cloud; the Stack waits until protection is taken away.")]
    [DefaultValue(false)]
    public bool? DeletionProtection { get; init; }

    /// <summary>Pauses the controller.</summary>
    [Description("While true, the controller leaves the stack alone: nothing is created, changed, repaired or deleted.")]
    [DefaultValue(false)]
    public bool? Suspend { get; init; }

    /// <summary>Whether the cloud resources run.</summary>
    [Description("Whether the cloud resources run (Heat's suspend and resume). While Suspended, what can be suspended is, nothing is created or changed, and changes of the template are held.")]
    [DefaultValue(Entities.RunState.Active)]
    public RunState? RunState { get; init; }

    /// <summary>How many members a group shall have.</summary>
    [Description("Only in the Stack of a group: how many members it shall have, as kubectl scale sets it.")]
    [Range(0, 10_000)]
    public int? Replicas { get; init; }

    /// <summary>What makes the Stack one inside another.</summary>
    [Description("Set by the operator in the Stacks that it makes for nested stacks; not for users.")]
    public NestedSpec? Nested { get; init; }

    /// <summary>Resources that are left alone.</summary>
    [Description("Names of resources that are left alone as they are, with everything that needs them: not created, changed or deleted, drift not looked at. The stack can be ready without them.")]
    public List<string>? SkipResources { get; init; }

    /// <summary>Stacks that must be ready first, and be deleted last.</summary>
    [ListMap("name")]
    [Description("Stacks of this namespace that must be ready before this one is touched; they are deleted after it.")]
    public List<StackReference>? DependsOn { get; init; }

    /// <summary>Objects into which outputs are written for others.</summary>
    [Description("ConfigMaps and Secrets into which outputs are written for others. An object that is not this Stack's is never overwritten.")]
    public List<OutputTarget>? OutputsTo { get; init; }
}

/// <summary>What to do when an action fails.</summary>
public enum FailurePolicy
{
    /// <summary>Keep what there is and try again.</summary>
    Hold,

    /// <summary>Go back to the last good state.</summary>
    Rollback,
}

/// <summary>What happens to the cloud objects of a deleted Stack.</summary>
public enum StackDeletionPolicy
{
    /// <summary>They are deleted.</summary>
    Delete,

    /// <summary>They stay.</summary>
    Orphan,
}

/// <summary>Whether the cloud resources run.</summary>
public enum RunState
{
    /// <summary>They run.</summary>
    Active,

    /// <summary>They are suspended.</summary>
    Suspended,
}
