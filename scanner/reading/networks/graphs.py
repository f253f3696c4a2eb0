"""PP-OCR's networks rewritten for OpenVINO to take less time.

Only `in_two` leaves something out: it parts the recogniser so that its caller may ask for some characters alone.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

_GROUP = 128
_NEVER = np.float32(-1e4)
"""The score of the places that fill up the last group of characters."""


def best_alone(model: Any) -> Any:
    """Let a recogniser that scores every character at each step tell the best alone.

    The model given tells (1, steps, characters) probabilities by a softmax; the one returned tells the highest of them
    and the number of its character, (1, steps, 1) each, of equals the first. The best of thousands is looked for in
    groups, and only its probability is worked out, which takes 4 to 8 hundredths off the time of a strip. The model of
    another design is returned with a plain search behind it.
    """
    from openvino import Model, opset13

    whole = model.clone()
    told = whole.get_results()[0].input_value(0)
    count = told.get_partial_shape()[2]
    if (
        told.get_node().get_type_name() != "Softmax"
        or told.get_node().get_attributes()["axis"] != 2
        or count.is_dynamic
    ):
        best = _best(told, 2)
        return Model([best.output(0), best.output(1)], whole.get_parameters())
    scores = told.get_node().input_value(0)
    missing = -count.get_length() % _GROUP
    full = opset13.pad(scores, [0, 0, 0], [0, 0, missing], "constant", arg_pad_value=_NEVER) if missing else scores
    groups = opset13.reshape(full, [0, 0, -1, _GROUP], special_zero=True)
    highest = opset13.reduce_max(groups, 3)
    above = opset13.exp(opset13.subtract(scores, opset13.reduce_max(highest, 2, keep_dims=True)))
    certainty = opset13.divide(np.float32(1), opset13.reduce_sum(above, 2, keep_dims=True))
    group = _best(highest, 2).output(1)
    place = _best(opset13.gather(groups, group, 2, batch_dims=2), 3).output(1)
    number = opset13.add(opset13.multiply(group, np.int32(_GROUP)), opset13.squeeze(place, 3))
    return Model([certainty.output(0), number.output(0)], whole.get_parameters())


def in_two(model: Any, few: NDArray[np.int64]) -> tuple[Any, Any] | None:
    """Part a recogniser where it scores its characters, the last layer, so that `few` of them can be asked for first.

    The first model tells, for each step along a strip, the probability of the likeliest of the few, among them alone,
    its place in `few`, its score, and the values that the last layer takes: (1, steps, 1) thrice and (1, steps, width).
    The second takes such values of any steps and tells the likeliest of all characters as `best_alone` does. None for
    a recogniser of another design.
    """
    from openvino import Model, Type, opset13

    whole = model.clone()
    nodes = _backwards(whole.get_results()[0].input_value(0).get_node(), 3)
    if [node.get_type_name() for node in nodes] != ["Softmax", "Add", "MatMul"]:
        return None
    _, add, product = nodes
    weights, biases = _values(product.input_value(1).get_node()), _values(add.input_value(1).get_node()).ravel()
    form = product.get_attributes()
    if form["transpose_a"] or form["transpose_b"] or weights.ndim != 2 or len(biases) != weights.shape[1]:
        return None
    values = product.input_value(0)
    first = _scores(values, weights[:, few], biases[few])
    best = _best(first, 2)
    total = opset13.reduce_sum(opset13.exp(opset13.subtract(first, best.output(0))), 2, keep_dims=True)
    certainty = opset13.divide(np.float32(1), total)
    given = opset13.parameter([1, -1, len(weights)], Type.f32)
    missing = -len(biases) % _GROUP
    weights, biases = np.pad(weights, ((0, 0), (0, missing))), np.pad(biases, (0, missing), constant_values=_NEVER)
    every = Model([opset13.softmax(_scores(given, weights, biases), 2).output(0)], [given])
    told = [certainty.output(0), best.output(1), best.output(0), values]
    return Model(told, whole.get_parameters()), best_alone(every)


def _scores(values: Any, weights: NDArray[np.float32], biases: NDArray[np.float32]) -> Any:
    from openvino import opset13

    return opset13.add(opset13.matmul(values, opset13.constant(weights), False, False), opset13.constant(biases))


def _best(values: Any, axis: int) -> Any:
    """Give the node that tells the highest value along an axis, and where it is."""
    from openvino import opset13

    return opset13.topk(values, np.int64(1), axis, "max", "none", index_element_type="i32")


def in_quarters(model: Any) -> Any | None:
    """Let a finder tell its probabilities in (1, 16, height / 4, width / 4) for `spread`; None for another design.

    The network works at a quarter of the picture's size and enlarges what it tells by two transposed convolutions that
    each make four pixels of one. Since these squares do not overlap, ordinary convolutions to four times the channels
    tell the same: a tenth less time, and a quarter less for small pictures.
    """
    from openvino import Model, opset13

    whole = model.clone()
    nodes = _backwards(whole.get_results()[0].input_value(0).get_node(), 6)
    names = [node.get_type_name() for node in nodes]
    if names != ["Sigmoid", "Add", "ConvolutionBackpropData", "Relu", "Add", "ConvolutionBackpropData"]:
        return None
    _, add, last, _, add_first, first = nodes
    weights, weights_last = (_values(node.input_value(1).get_node()) for node in (first, last))
    fours = all(_makes_four(node, values) for node, values in ((first, weights), (last, weights_last)))
    if not fours or weights_last.shape[1] != 1:
        return None
    inner = weights.shape[1]
    four = weights.transpose(2, 3, 1, 0).reshape(4 * inner, -1, 1, 1)
    sixteen = np.zeros((4, 4, 4, inner), np.float32)
    for square in range(4):
        sixteen[square, :, square] = weights_last[:, 0].transpose(1, 2, 0).reshape(4, inner)
    biases = np.tile(_values(add_first.input_value(1).get_node()).ravel(), 4).reshape(1, -1, 1, 1)
    seen = opset13.relu(opset13.add(_pointwise(first.input_value(0), four), biases))
    scores = opset13.add(_pointwise(seen, sixteen.reshape(16, 4 * inner, 1, 1)), _values(add.input_value(1).get_node()))
    return Model([opset13.sigmoid(scores).output(0)], whole.get_parameters())


def spread(quarters: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give what a finder told in quarters, (16, height / 4, width / 4), as (height, width)."""
    _, height, width = quarters.shape
    squares = quarters.reshape(2, 2, 2, 2, height, width).transpose(4, 0, 2, 5, 1, 3)
    return np.ascontiguousarray(squares.reshape(4 * height, 4 * width), np.float32)


def taking_bytes(model: Any) -> Any:
    """Let a model take (1, height, width, 3) bytes instead of (1, 3, height, width) values from -1 to 1."""
    from openvino import Layout, Type
    from openvino.preprocess import PrePostProcessor

    steps = PrePostProcessor(model)
    steps.input().tensor().set_element_type(Type.u8).set_layout(Layout("NHWC"))
    steps.input().model().set_layout(Layout("NCHW"))
    steps.input().preprocess().convert_element_type(Type.f32).mean(127.5).scale(127.5)
    return steps.build()


def _backwards(node: Any, count: int) -> list[Any]:
    """Give a node and those before it, along their first inputs, but for the ones that do nothing."""
    nodes: list[Any] = []
    while len(nodes) < count:
        if node.get_type_name() != "Identity":
            nodes.append(node)
        if not node.inputs():
            break
        node = node.input_value(0).get_node()
    return nodes


def _values(node: Any) -> NDArray[np.float32]:
    """Give the values of a constant, or of what only converts or names one."""
    while node.get_type_name() != "Constant":
        node = node.input_value(0).get_node()
    return np.array(node.get_data(), np.float32)


def _makes_four(node: Any, weights: NDArray[np.float32]) -> bool:
    """Tell whether a transposed convolution makes squares of four pixels that do not overlap."""
    told = node.get_attributes()
    return (
        weights.shape[2:] == (2, 2)
        and list(told["strides"]) == [2, 2]
        and not any((*told["pads_begin"], *told["pads_end"], *told["output_padding"]))
    )


def _pointwise(values: Any, weights: NDArray[np.float32]) -> Any:
    from openvino import opset13

    return opset13.convolution(values, opset13.constant(weights), [1, 1], [0, 0], [0, 0], [1, 1])
