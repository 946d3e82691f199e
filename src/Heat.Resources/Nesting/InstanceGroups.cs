using Heat.Engine.Groups;
using Heat.Engine.Resources;

namespace Heat.Resources.Nesting;

/// <summary>What groups of instances have in common.</summary>
internal static class InstanceGroups
{
    /// <summary>The goal with the update policy of the group. Without one a changed launch configuration is for new members alone.</summary>
    public static GroupGoal Rolled(GroupGoal goal, ResourceContext resource, string policy)
    {
        var rolling = BatchPolicies.ReadAws(resource.UpdatePolicy.Map(policy));
        return goal with { Rolling = rolling, LeavesOld = rolling is null };
    }

    /// <summary>Refuses what cannot be carried out.</summary>
    /// <exception cref="OpenStack.Errors.OpenStackException">It cannot.</exception>
    public static void Check(ResourceContext resource)
    {
        if (resource.Properties.List("LoadBalancerNames").Length > 0)
        {
            throw Refusal.Of(
                "orchestration", $"{resource.Name}: LoadBalancerNames is not supported. Remove it, and give the members to an OS::Octavia::Pool.");
        }

        if (resource.Nested is null)
        {
            throw Refusal.Of(
                "orchestration",
                $"{resource.Name}: LaunchConfigurationName must refer to an AWS::AutoScaling::LaunchConfiguration of this stack; InstanceId is not supported.");
        }
    }
}
