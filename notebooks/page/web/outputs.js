// Outputs in Jupyter's form, and how a cell ends that fails.

/** Puts an output into Jupyter's form. @param {Set<string>} shown IDs that are there already */
export function jupyter(output, shown) {
  if (output.type === "stream") return { output_type: "stream", name: output.name, text: output.text };
  const { data, id } = output;
  const known = shown.has(id);
  if (id) shown.add(id);
  return {
    output_type: known ? "update_display_data" : "display_data",
    data,
    metadata: {},
    ...(id && { transient: { display_id: id } }),
  };
}

/** A failure that one sentence describes. @param {string} message */
export function sentence(message) {
  return { ename: "ERROR", evalue: message, traceback: [message] };
}

export function failed(emit, { ename, evalue, traceback }, times) {
  emit({ output_type: "error", ename, evalue, traceback });
  return { ok: false, times };
}

export function interrupted(emit, times) {
  return failed(emit, sentence("stopped"), times);
}
