global using Heat.Kubernetes.Abstractions;
global using Heat.Kubernetes.Client;
global using Heat.Kubernetes.Models;
