/**
 * How wide a scroll bar is: stands in for the module of the same purpose in Ant Design's @rc-component/util (see scripts/build.mjs). Theirs measures
 * with a style sheet of its own for every table, without the page's nonce, which the policy blocks and reports. Knows nothing of tables.
 */
type Size = { readonly width: number; readonly height: number };

function measure(): Size {
  const probe = document.createElement('div');
  Object.assign(probe.style, { position: 'absolute', left: '0', top: '0', width: '100px', height: '100px', overflow: 'scroll' });
  document.body.append(probe);
  const size = { width: probe.offsetWidth - probe.clientWidth, height: probe.offsetHeight - probe.clientHeight };
  probe.remove();
  return size;
}

let known: Size | undefined;

/** Scroll bars look alike everywhere in the window, so one measure serves; `fresh` measures again. */
export function getScrollBarSize(fresh?: boolean): number {
  if (fresh === true || known === undefined) known = measure();
  return known.width;
}

/** The same for one element; nothing for what is no element. */
export function getTargetScrollBarSize(target: unknown): Size {
  return target instanceof Element ? (known ??= measure()) : { width: 0, height: 0 };
}
