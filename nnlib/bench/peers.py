"""The works of main.go, done by NumPy, scikit-learn, PyTorch and JAX.

Reads orders "work peer" from standard input and answers each with a line of
JSON. Every peer starts from the weights in <work>.params, sees the examples of
<work>.train in the order in which they stand, and computes in float64.
"""
import json
import os
import sys
import time
import warnings

FOLDER = sys.argv[1]
OFFERS = {}
try:
    import numpy as np

    OFFERS["NumPy"] = np.__version__
except ImportError:
    np = None
try:
    import torch
    import torch.nn.functional as F

    if np is not None:
        OFFERS["PyTorch"] = torch.__version__
        torch.set_num_threads(1)
        torch.set_default_dtype(torch.float64)
except ImportError:
    pass
try:
    import sklearn
    from sklearn.neural_network import MLPClassifier

    OFFERS["scikit-learn"] = sklearn.__version__
    warnings.filterwarnings("ignore")
except ImportError:
    pass


try:
    import jax

    if np is not None:
        import jax.numpy as jnp

        OFFERS["JAX"] = jax.__version__
        jax.config.update("jax_enable_x64", True)
        jax.config.update("jax_platforms", "cpu")
except ImportError:
    pass


class Work:
    """The data and settings of one work."""

    def __init__(self, name):
        self.name = name
        path = os.path.join(FOLDER, name)
        with open(path + ".json") as f:
            self.__dict__.update(json.load(f))
        self.x, self.y = self.read(path + ".train", self.train)
        if self.test:
            self.test_x, self.test_y = self.read(path + ".test", self.test)
        self.params = {}
        with open(path + ".params", "rb") as f:
            header = json.loads(f.readline())
            for p in header["parameters"]:
                flat = np.frombuffer(f.read(8 * p["rows"] * p["cols"]), "<f8")
                self.params[p["name"]] = flat.reshape(p["rows"], p["cols"]).copy()

    def read(self, path, n):
        x = np.fromfile(path + ".x", "<f8").reshape(n, self.features)
        if self.shift != 0 or self.scale != 1:
            x = (x - self.shift) * self.scale
        y = np.fromfile(path + ".y", "u1").astype(int)
        return x, (y[:, None].astype(float) if self.name[0] == "A" else np.eye(self.classes)[y])

    def start(self):
        return {k: v.copy() for k, v in self.params.items()}

    def right(self, z):
        if not self.test:
            return -1
        return float(np.mean(np.argmax(z, axis=1) == np.argmax(self.test_y, axis=1)))

    def batches(self):
        for first in range(0, self.train, self.batch):
            yield slice(first, min(first + self.batch, self.train))


def timed(work, epoch, shortest=0.5, epochs=1):
    """The processor time of a unit. Repeats a call, which is some epochs, until enough has passed."""
    count, start = 0, time.process_time()
    while True:
        epoch()
        count += 1
        elapsed = time.process_time() - start
        if work.unit == "epoch" or elapsed > shortest:
            break
    units = count * epochs * (1 if work.unit == "epoch" else len(list(work.batches())))
    return elapsed / units


def numpy_small(work):
    """The lecture's formulas with an example per row."""
    p, alpha = work.start(), 0.1
    W1, b1, W2, b2 = p["W1"], p["b1"].T, p["W2"], p["b2"].T

    def epoch():
        nonlocal W1, b1, W2, b2
        for s in work.batches():
            x, y = work.x[s], work.y[s]
            a1 = 1 / (1 + np.exp(-(x @ W1.T + b1)))
            z2 = a1 @ W2.T + b2
            loss = np.mean(np.maximum(z2, 0) - z2 * y + np.log1p(np.exp(-np.abs(z2))))
            assert np.isfinite(loss)
            d2 = (1 / (1 + np.exp(-z2)) - y) / len(x)
            d1 = d2 @ W2 * a1 * (1 - a1)
            W2 -= alpha * d2.T @ a1
            b2 -= alpha * d2.sum(axis=0)
            W1 -= alpha * d1.T @ x
            b1 -= alpha * d1.sum(axis=0)

    return {"seconds": timed(work, epoch), "accuracy": -1}


def numpy_mlp(work):
    p = work.start()
    W1, b1, W2, b2 = (p[k] for k in ("W1", "b1", "W2", "b2"))
    b1, b2 = b1[:, 0], b2[:, 0]
    params = [W1, b1, W2, b2]
    memory = [np.zeros_like(v) for v in params]
    alpha, rho, epsilon = 0.001, 0.9, 1e-7

    def epoch():
        for s in work.batches():
            x, y = work.x[s], work.y[s]
            z1 = x @ W1.T
            z1 += b1
            a1 = np.maximum(z1, 0)
            z2 = a1 @ W2.T
            z2 += b2
            z2 -= z2.max(axis=1, keepdims=True)
            e = np.exp(z2)
            total = e.sum(axis=1, keepdims=True)
            loss = np.mean(np.log(total[:, 0]) - (z2 * y).sum(axis=1))
            assert np.isfinite(loss)
            d2 = (e / total - y) / len(x)
            d1 = d2 @ W2
            d1 *= z1 > 0
            for v, r, g in zip(params, memory, (d1.T @ x, d1.sum(axis=0), d2.T @ a1, d2.sum(axis=0))):
                r *= rho
                r += (1 - rho) * g * g
                g *= alpha
                g /= np.sqrt(r) + epsilon
                v -= g

    seconds = timed(work, epoch)
    return {"seconds": seconds, "accuracy": work.right(np.maximum(work.test_x @ W1.T + b1, 0) @ W2.T + b2)}


def torch_any(work, forward, loss_of, optimizer_of):
    p = {k: torch.from_numpy(v).requires_grad_() for k, v in work.start().items()}
    optimizer = optimizer_of(list(p.values()))
    x, y = torch.from_numpy(work.x), torch.from_numpy(work.y)

    def epoch():
        for s in work.batches():
            optimizer.zero_grad()
            loss_of(forward(p, x[s]), y[s]).backward()
            optimizer.step()

    seconds = timed(work, epoch)
    with torch.no_grad():
        right = work.right(forward(p, torch.from_numpy(work.test_x)).numpy()) if work.test else -1
    return {"seconds": seconds, "accuracy": right}


def torch_small(work):
    def forward(p, x):
        return torch.sigmoid(x @ p["W1"].T + p["b1"].T) @ p["W2"].T + p["b2"].T

    return torch_any(work, forward, F.binary_cross_entropy_with_logits, lambda p: torch.optim.SGD(p, lr=0.1))


def cross_entropy(z, y):
    return F.cross_entropy(z, y.argmax(dim=1))


def rmsprop(p):
    return torch.optim.RMSprop(p, lr=0.001, alpha=0.9, eps=1e-7)


def torch_mlp(work):
    def forward(p, x):
        return F.linear(F.relu(F.linear(x, p["W1"], p["b1"][:, 0])), p["W2"], p["b2"][:, 0])

    return torch_any(work, forward, cross_entropy, rmsprop)


def torch_cnn(work):
    def forward(p, x):
        maps = F.conv2d(x.reshape(-1, 1, 28, 28), p["F1"].reshape(8, 1, 3, 3), p["c1"][:, 0])
        return F.linear(F.max_pool2d(F.relu(maps), 2).flatten(1), p["W1"], p["b1"][:, 0])

    return torch_any(work, forward, cross_entropy, rmsprop)


def sklearn_mlp(work, **settings):
    p = work.start()
    y = work.y[:, 0] if work.name[0] == "A" else np.argmax(work.y, axis=1)
    hidden = p["W1"].shape[0]
    model = MLPClassifier((hidden,), alpha=0, batch_size=work.batch, shuffle=False, random_state=1, **settings)
    model._random_state = np.random.RandomState(1)
    model.partial_fit(work.x[:work.batch], y[:work.batch], classes=np.unique(y))  # makes its arrays
    for i in (1, 2):
        model.coefs_[i - 1][...] = p[f"W{i}"].T
        model.intercepts_[i - 1][...] = p[f"b{i}"][:, 0]
    seconds = timed(work, lambda: model.partial_fit(work.x, y))
    right = float(model.score(work.test_x, np.argmax(work.test_y, axis=1))) if work.test else -1
    return {"seconds": seconds, "accuracy": right}


def sklearn_small(work):
    return sklearn_mlp(work, activation="logistic", solver="sgd", learning_rate_init=0.1, momentum=0, nesterovs_momentum=False)


def sklearn_big(work):
    answer = sklearn_mlp(work, activation="relu", solver="adam", learning_rate_init=0.001)
    answer["note"] = "with Adam, for it has no RMSProp"
    return answer


def jax_any(work, logits, losses, update, epochs=1):
    """Some epochs compiled in one piece; compiling does not count. Like all others it computes the loss."""
    full = work.train // work.batch * work.batch

    def in_batches(v):
        return jnp.asarray(v[:full]).reshape(-1, work.batch, v.shape[1])

    x, y = in_batches(work.x), in_batches(work.y)
    rest = jnp.asarray(work.x[full:]), jnp.asarray(work.y[full:])

    def step(state, batch):
        p, memory, total = state
        loss, g = jax.value_and_grad(lambda p: jnp.mean(losses(logits(p, batch[0]), batch[1])))(p)
        new = {k: update(p[k], memory[k], g[k]) for k in p}
        return ({k: v[0] for k, v in new.items()}, {k: v[1] for k, v in new.items()}, total + loss), None

    def one(state, _):
        state, _ = jax.lax.scan(step, state, (x, y))
        return (step(state, rest)[0] if full < work.train else state), None

    run = jax.jit(lambda state: jax.lax.scan(one, state, None, length=epochs)[0])
    p = {k: jnp.asarray(v) for k, v in work.start().items()}
    state = (p, {k: jnp.zeros_like(v) for k, v in p.items()}, jnp.zeros(()))
    jax.block_until_ready(run(state))  # compiles

    def epoch():
        nonlocal state
        state = jax.block_until_ready(run(state))
        assert np.isfinite(state[2])

    seconds = timed(work, epoch, epochs=epochs)
    right = work.right(np.asarray(logits(state[0], work.test_x))) if work.test else -1
    return {"seconds": seconds, "accuracy": right}


def jax_small(work):
    def logits(p, x):
        return jax.nn.sigmoid(x @ p["W1"].T + p["b1"].T) @ p["W2"].T + p["b2"].T

    def losses(z, y):
        return jnp.maximum(z, 0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z)))

    epochs = 1000 if work.batch == 1 else 10000
    return jax_any(work, logits, losses, lambda p, r, g: (p - 0.1 * g, r), epochs)


def jax_losses(z, y):
    return jax.nn.logsumexp(z, axis=1) - jnp.sum(z * y, axis=1)


def jax_rmsprop(p, r, g):
    r = 0.9 * r + 0.1 * g * g
    return p - 0.001 * g / (jnp.sqrt(r) + 1e-7), r


def jax_mlp(work):
    def logits(p, x):
        return jax.nn.relu(x @ p["W1"].T + p["b1"].T) @ p["W2"].T + p["b2"].T

    return jax_any(work, logits, jax_losses, jax_rmsprop)


def jax_cnn(work):
    def logits(p, x):
        images = x.reshape(-1, 1, 28, 28)
        maps = jax.lax.conv_general_dilated(images, p["F1"].reshape(8, 1, 3, 3), (1, 1), "VALID")
        maps = jax.nn.relu(maps + p["c1"].reshape(1, 8, 1, 1))
        pooled = jax.lax.reduce_window(maps, -jnp.inf, jax.lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")
        return pooled.reshape(len(x), -1) @ p["W1"].T + p["b1"].T

    return jax_any(work, logits, jax_losses, jax_rmsprop)


DO = {
    ("A1", "NumPy"): numpy_small, ("A2", "NumPy"): numpy_small, ("B", "NumPy"): numpy_mlp, ("Bdense", "NumPy"): numpy_mlp,
    ("A1", "PyTorch"): torch_small, ("A2", "PyTorch"): torch_small, ("B", "PyTorch"): torch_mlp, ("Bdense", "PyTorch"): torch_mlp,
    ("C", "PyTorch"): torch_cnn,
    ("A1", "JAX"): jax_small, ("A2", "JAX"): jax_small,
    ("B", "JAX"): jax_mlp, ("Bdense", "JAX"): jax_mlp, ("C", "JAX"): jax_cnn,
    ("A1", "scikit-learn"): sklearn_small, ("A2", "scikit-learn"): sklearn_small,
    ("B", "scikit-learn"): sklearn_big, ("Bdense", "scikit-learn"): sklearn_big,
}


def main():
    print(json.dumps(OFFERS), flush=True)
    works = {}
    for line in sys.stdin:
        name, peer = line.split()
        try:
            if (name, peer) not in DO:
                answer = {"unknown": True}
            else:
                if name not in works:
                    works.clear()  # keeps one at a time in memory
                    works[name] = Work(name)
                answer = DO[name, peer](works[name])
        except Exception as e:  # the driver says which work it was
            answer = {"error": f"{type(e).__name__}: {e}"}
        print(json.dumps(answer), flush=True)


main()
