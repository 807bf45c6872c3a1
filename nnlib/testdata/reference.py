#!/usr/bin/env python3
"""Writes reference.json: what PyTorch computes for the networks of nnlib.

    python3 reference.py > reference.json

For each network: initial parameters, data, loss, outputs, the gradients of all
parameters and of the inputs, and the parameters after three steps with each
optimizer, all in float64. The numbers come from PyTorch's autograd and its
optimizers alone; nothing of nnlib goes into them.

Shapes are the lecture's: X is M x N, an example per column. Weights are
D x L, as PyTorch has them, too.
"""
import json
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(2025)
torch.set_num_threads(1)

ACTIVATIONS = {
    "identity": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "ReLU": torch.relu,
    "leaky ReLU": lambda z: F.leaky_relu(z, 0.1),
    "ELU": lambda z: F.elu(z, 0.7),
}

# eps stands outside the root in all of these, as in the lecture's algorithms.
OPTIMIZERS = {
    "gradient descent": lambda p: torch.optim.SGD(p, lr=0.1),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "AdaGrad": lambda p: torch.optim.Adagrad(p, lr=0.1, eps=1e-7),
    "RMSProp": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-7),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.01, eps=1e-8),
}


def mean_loss(z, y, output):
    """The mean over the examples, which are rows here."""
    if output == "softmax":
        return -(y * F.log_softmax(z, dim=1)).sum() / len(z)
    return F.binary_cross_entropy_with_logits(z, y, reduction="sum") / len(z)


def probabilities(z, output):
    return torch.softmax(z, dim=1) if output == "softmax" else torch.sigmoid(z)


def one_hot(n, k):
    if k == 1:
        return torch.randint(0, 2, (n, 1)).double()
    return F.one_hot(torch.randint(0, k, (n,)), k).double()


def case(name, x, y, output, parameters, forward, **description):
    """Computes everything that is compared, starting from the given values."""
    start = {k: v.detach().clone() for k, v in parameters.items()}

    def fresh():
        return {k: v.clone().requires_grad_() for k, v in start.items()}

    p = fresh()
    xin = x.clone().requires_grad_()
    z = forward(p, xin)
    loss = mean_loss(z, y, output)
    loss.backward()
    after = {}
    for title, make in OPTIMIZERS.items():
        q = fresh()
        optimizer = make(list(q.values()))
        for _ in range(3):
            optimizer.zero_grad()
            mean_loss(forward(q, x), y, output).backward()
            optimizer.step()
        after[title] = {k: flat(v) for k, v in q.items()}
    return dict(
        name=name, output=output, examples=len(x), features=x.shape[1], outputs=y.shape[1], **description,
        X=flat(x), Y=flat(y), loss=loss.item(), A=flat(probabilities(z, output)),
        parameters={k: flat(v) for k, v in start.items()},
        gradients={k: flat(v.grad) for k, v in p.items()},
        inputGradient=flat(xin.grad), after=after,
    )


def flat(t):
    return t.detach().reshape(-1).tolist()


def mlp(name, sizes, activation, output, n=6):
    g = ACTIVATIONS[activation]
    parameters = {}
    for i, (m, d) in enumerate(zip(sizes, sizes[1:]), 1):
        parameters[f"W{i}"] = torch.randn(d, m) * (2 / (m + d)) ** 0.5
        parameters[f"b{i}"] = 0.1 * torch.randn(d)

    def forward(p, x):
        depth = len(sizes) - 1
        for i in range(1, depth + 1):
            x = x @ p[f"W{i}"].T + p[f"b{i}"]
            if i < depth:
                x = g(x)
        return x

    x = torch.randn(n, sizes[0])
    return case(name, x, one_hot(n, sizes[-1]), output, parameters, forward, kind="mlp", sizes=sizes, activation=activation)


def cnn(name, image, blocks, units, activation, output, n=3):
    g = ACTIVATIONS[activation]
    c, h, w = image
    x = torch.randn(n, c * h * w)
    parameters = {}
    shape = torch.zeros(1, c, h, w)
    for i, b in enumerate(blocks, 1):
        parameters[f"F{i}"] = torch.randn(b["filters"], shape.shape[1], b["kernel"], b["kernel"]) * 0.4
        parameters[f"c{i}"] = 0.1 * torch.randn(b["filters"])
        shape = block(shape, parameters, i, b, g)
    sizes = [shape.numel()] + units
    for i, (m, d) in enumerate(zip(sizes, sizes[1:]), 1):
        parameters[f"W{i}"] = torch.randn(d, m) * (2 / (m + d)) ** 0.5
        parameters[f"b{i}"] = 0.1 * torch.randn(d)

    def forward(p, x):
        maps = x.reshape(-1, c, h, w)
        for i, b in enumerate(blocks, 1):
            maps = block(maps, p, i, b, g)
        z = maps.flatten(1)
        for i in range(1, len(sizes)):
            z = z @ p[f"W{i}"].T + p[f"b{i}"]
            if i < len(sizes) - 1:
                z = g(z)
        return z

    return case(name, x, one_hot(n, units[-1]), output, parameters, forward, kind="cnn", image=image, blocks=blocks, units=units, activation=activation)


def block(maps, p, i, b, g):
    maps = g(F.conv2d(maps, p[f"F{i}"], p[f"c{i}"], stride=b["stride"], padding=b["padding"]))
    if b["pooling"] == "max pooling":
        return F.max_pool2d(maps, b["window"], b["poolStride"])
    if b["pooling"] == "mean pooling":
        return F.avg_pool2d(maps, b["window"], b["poolStride"])
    return maps


def conv(filters, kernel, stride=1, padding=0, pooling="no pooling", window=0, pool_stride=0):
    return dict(filters=filters, kernel=kernel, stride=stride, padding=padding, pooling=pooling, window=window, poolStride=pool_stride)


cases = [
    mlp("NW1", [2, 1], "identity", "sigmoid"),
    mlp("NW2", [3, 3], "identity", "sigmoid"),
    mlp("NW3", [3, 3], "identity", "softmax"),
    mlp("NW4", [3, 4, 3], "sigmoid", "softmax"),
    mlp("2-3-1", [2, 3, 1], "sigmoid", "sigmoid"),
]
cases += [mlp(f"three hidden layers, {g}", [3, 5, 4, 3, 3], g, "softmax") for g in ACTIVATIONS]
cases += [
    cnn("CNN, valid, max pooling", [1, 6, 6], [conv(2, 3, pooling="max pooling", window=2, pool_stride=2)], [3], "ReLU", "softmax"),
    cnn("CNN, two blocks", [2, 8, 8], [conv(2, 3, padding=1, pooling="max pooling", window=2, pool_stride=2),
                                      conv(3, 2, padding=1, pooling="mean pooling", window=2, pool_stride=1)], [4, 2], "tanh", "softmax"),
    cnn("CNN, stride 2", [1, 7, 7], [conv(3, 3, stride=2)], [2], "ELU", "sigmoid"),
]

if __name__ == "__main__":
    json.dump(dict(madeBy=f"reference.py with PyTorch {torch.__version__}", cases=cases), sys.stdout, indent=None, separators=(",", ":"))
    sys.stdout.write("\n")
