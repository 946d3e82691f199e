namespace Heat.Simulator.Nova;

/// <summary>The states of a server and what moves it from one to the next.</summary>
internal sealed class ServerLifecycle(World world, Collection servers)
{
    /// <summary>Sets the two states from which Nova derives the status.</summary>
    public void Set(Record server, string vmState, string? taskState)
    {
        server.Set("OS-EXT-STS:vm_state", vmState);
        server.Set("OS-EXT-STS:task_state", taskState);
        server.Set("OS-EXT-STS:power_state", vmState switch { "active" or "resized" => 1, "stopped" => 4, "suspended" => 4, "paused" => 3, _ => 0 });
        server.Set("status", StatusOf(vmState, taskState));
        server.Set("updated", world.Now.Seconds());
    }

    /// <summary>Refuses unless the server is at rest in one of these states.</summary>
    public static void Require(Record server, string action, params ReadOnlySpan<string> vmStates)
    {
        var (vm, task) = (server.Text("OS-EXT-STS:vm_state")!, server.Text("OS-EXT-STS:task_state"));
        if (!vmStates.Contains(vm))
        {
            throw ServiceFault.Conflict($"Cannot '{action}' instance {server.Id} while it is in vm_state {vm}");
        }

        if (task is not null)
        {
            throw ServiceFault.Conflict($"Cannot '{action}' instance {server.Id} while it is in task_state {task}");
        }
    }

    /// <summary>Starts a task; when its time is over and the server is still there and undisturbed, the rest happens.</summary>
    public void Run(Record server, string task, TimeSpan takes, Action<Record> done)
    {
        Set(server, server.Text("OS-EXT-STS:vm_state")!, task);
        world.Agenda.After(takes, () =>
        {
            if (servers.Find(server.Id) == server && server.Text("OS-EXT-STS:task_state") == task)
            {
                done(server);
            }
        });
    }

    /// <summary>The server fails with the sentence that Nova shows as its fault.</summary>
    public void Fail(Record server, string why)
    {
        Set(server, "error", null);
        server.Set("fault", new JsonObject { ["code"] = 500, ["created"] = world.Now.Seconds(), ["message"] = why });
    }

    public void Delete(Record server)
    {
        if (server.Text("OS-EXT-STS:task_state") == "deleting")
        {
            return;
        }

        Set(server, server.Text("OS-EXT-STS:vm_state")!, "deleting");
        world.Agenda.After(world.Options.BuildTimes.ServerDelete, () => Forget(server));
    }

    /// <summary>Takes the server away: its own ports and volumes go with it, given ones are free again.</summary>
    public void Forget(Record server)
    {
        if (!servers.Remove(server))
        {
            return;
        }

        foreach (var port in world.Neutron.Ports.OfDevice(server.Id).ToList())
        {
            ReleasePort(server, port);
        }

        foreach (var attachment in ServerVolumes.Of(server).ToList())
        {
            ReleaseVolume(attachment);
        }
    }

    /// <summary>A port that Nova made goes; another is given back.</summary>
    public void ReleasePort(Record server, Record port)
    {
        if (server.Hidden.List("ownPorts")?.Any(id => id!.ToString() == port.Id) == true)
        {
            world.Neutron.Ports.Forget(port);
        }
        else
        {
            world.Neutron.Ports.Unbind(port);
        }
    }

    private void ReleaseVolume(JsonObject attachment)
    {
        if (world.Cinder.Volumes.Records.Find(attachment.Text("volumeId")) is not { } volume)
        {
            return;
        }

        world.Cinder.Volumes.Detach(volume, attachment.Text("attachment_id")!);
        if (attachment.Flag("delete_on_termination") == true)
        {
            world.Cinder.Volumes.Forget(volume);
        }
    }

    private static string StatusOf(string vmState, string? task) => (vmState, task) switch
    {
        (_, "rebuilding" or "rebuild_spawning") => "REBUILD",
        ("active", "rebooting") => "REBOOT",
        ("active", "rebooting_hard") => "HARD_REBOOT",
        ("active", "updating_password") => "PASSWORD",
        ("active" or "stopped", "resize_prep" or "resize_finish") => "RESIZE",
        ("resized", "resize_reverting") => "REVERT_RESIZE",
        ("resized", _) => "VERIFY_RESIZE",
        ("building", _) => "BUILD",
        ("active", _) => "ACTIVE",
        ("stopped", _) => "SHUTOFF",
        ("suspended", _) => "SUSPENDED",
        ("paused", _) => "PAUSED",
        ("shelved_offloaded", _) => "SHELVED_OFFLOADED",
        ("rescued", _) => "RESCUE",
        _ => "ERROR",
    };
}
