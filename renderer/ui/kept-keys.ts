/**
 * Where the keys go when the thing that had them is gone: to the button that opened a dialog, else to what stands nearest to where it stood — its neighbour, its
 * row, its list. The one place for this: dialogs, drawers and acts of lists need no rule of their own. Knows no screen and no data.
 */

/** Marks a form in the drawer that is opened to be filled in: its first box has the keys. */
export const FIRST_FIELD = 'data-first-field';

/** Layers over the page, each with its own round of keys. */
const LAYER = '.ant-modal-wrap, .ant-drawer, .ui-palette, [role="dialog"]';
/** Lists and menus that pop up and give the keys back themselves. */
const POPUP = '.ant-dropdown, .ant-select-dropdown, .ant-picker-dropdown, .ant-popover, [role="menu"], [role="listbox"]';
/** A grid moves its own keys from cell to cell. */
const GRID = '.ag-root-wrapper';
const TABBABLE = 'button, a[href], input, textarea, select, summary, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';
/** A date box opens its calendar for keys nobody meant for it, and throws when it is taken away with them. */
const DATE_BOX = '.ant-picker';
/** Beyond these the neighbourhood ends. */
const EDGE = `main, nav, header, .fr-drawer, ${LAYER}`;

/** An element and what stood beside it while it was there. */
type Step = { readonly own: Element; readonly next: Element | null; readonly previous: Element | null };
/** Where the keys were: the element itself first, then what it lies in, up to the edge of its part of the window. */
export type KeyPlace = readonly Step[];

/** Remembers where an element stands, so that its neighbourhood can be found when it is gone. */
export function placeOfKeys(element: Element): KeyPlace {
  const steps: Step[] = [];
  for (let own: Element | null = element; own !== null && own !== document.body; own = own.parentElement) {
    steps.push({ own, next: own.nextElementSibling, previous: own.previousElementSibling });
    if (own.matches(EDGE)) break;
  }
  return steps;
}

const isShown = (element: Element): boolean =>
  element.isConnected && element.getClientRects().length > 0 && element.closest('[inert], [aria-hidden="true"]') === null;
const isUsable = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  isShown(element) &&
  !element.matches(':disabled, [aria-disabled="true"]') &&
  element.closest(DATE_BOX) === null;
const canTake = (element: Element): element is HTMLElement => isUsable(element) && element.hasAttribute('tabindex');

function tabbablesIn(element: Element): HTMLElement[] {
  return [...element.querySelectorAll(TABBABLE)].filter(isUsable).filter((own) => own.tabIndex >= 0 && own.closest(GRID) === null);
}

/** What takes the keys in an element: itself, where it may, else the first thing in it. */
const into = (element: Element | null): HTMLElement | undefined =>
  element === null || !isShown(element)
    ? undefined
    : canTake(element)
      ? element
      : element.matches(TABBABLE) && isUsable(element)
        ? element
        : tabbablesIn(element)[0];

/** Inside what still stands: what follows the place the keys were at, else what is before it. */
function beside(around: Element, child: Element | undefined): HTMLElement | undefined {
  const all = tabbablesIn(around);
  if (child?.isConnected !== true) return all[0];
  const follows = (own: Element): boolean => (child.compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return all.find(follows) ?? all.at(-1);
}

/** Who may take the keys for a place; null when nothing of it is left. */
function takerOf(place: KeyPlace): HTMLElement | null {
  const [first] = place;
  if (first !== undefined && isUsable(first.own)) return first.own;
  for (const [at, { own, next, previous }] of place.entries()) {
    const found = own.isConnected
      ? at === 0
        ? undefined
        : canTake(own)
          ? own
          : beside(own, place[at - 1]?.own)
      : (into(next) ?? into(previous));
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * Gives the keys to a place: to its element, else to the nearest that can take them.
 * @returns whether anything of the place was left
 */
export function giveKeysTo(place: KeyPlace): boolean {
  const taker = takerOf(place);
  taker?.focus({ preventScroll: true });
  return taker !== null;
}

/**
 * Nothing has the keys: they fell to the page, or to something that takes none. What is hidden only while it waits for an answer loses them by itself, without
 * being told; taking them from it would tell a box whose parts are away that it is left (a date box throws then).
 */
const areLost = (): boolean => {
  const now = document.activeElement;
  return now === null || now === document.body || now.matches(':disabled');
};

/** What the keys were given back to; nothing once the person has pressed anything since. */
let givenTo: Element | null = null;

/** Nobody chose where the keys are: they are nowhere, or where they were given back to. What comes next may take them. */
export function areKeysFree(): boolean {
  return areLost() || document.activeElement === givenTo;
}

/** The keys must have been lost this long: who gives them back himself has done so by then. */
const SETTLED_MS = 80;
/** An act that stores something may take this long before its button goes. */
const WATCHED_MS = 3_000;

/**
 * Watches the keys of a window: after each press of a button, in the page or in a dialog, they are given back when they fall to the page.
 * @returns the way to stop
 */
export function keepKeys(): () => void {
  /** Where the keys last were on the page, and in the layer over it. */
  let [page, layer]: [KeyPlace, KeyPlace] = [[], []];
  let [frame, until, lostAt] = [0, 0, 0];
  const stop = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    lostAt = 0;
  };
  const look = (): void => {
    const now = performance.now();
    frame = 0;
    if (!areLost()) lostAt = 0;
    else if (lostAt === 0) lostAt = now;
    else if (now - lostAt >= SETTLED_MS) {
      // A grid that lost its cell takes the keys itself.
      const inGrid = page[0]?.own.closest(GRID) != null && layer.length === 0;
      // A page that is still being opened has nothing yet that could take them.
      if (inGrid || giveKeysTo(layer) || giveKeysTo(page)) {
        givenTo = document.activeElement;
        return stop();
      }
    }
    if (now < until) frame = requestAnimationFrame(look);
    else stop();
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element) || target === document.body || target.closest(POPUP) !== null) return;
    if (target.closest(LAYER) === null) [page, layer] = [placeOfKeys(target), []];
    else layer = placeOfKeys(target);
  };
  const onPress = (event: Event): void => {
    givenTo = null;
    // A press on the bare page means to leave what had the keys.
    const acts =
      event.target instanceof Element && event.target.closest(`${TABBABLE}, ${LAYER}, [role="button"], [role="tab"], label`) !== null;
    if (event instanceof KeyboardEvent ? !['Enter', ' ', 'Escape', 'Delete'].includes(event.key) : !acts || event.type === 'pointerdown')
      return stop();
    until = performance.now() + WATCHED_MS;
    if (frame === 0) frame = requestAnimationFrame(look);
  };
  const heard = ['pointerdown', 'click', 'keydown'] as const;
  document.addEventListener('focusin', onFocus);
  for (const name of heard) document.addEventListener(name, onPress, true);
  return () => {
    stop();
    document.removeEventListener('focusin', onFocus);
    for (const name of heard) document.removeEventListener(name, onPress, true);
  };
}
