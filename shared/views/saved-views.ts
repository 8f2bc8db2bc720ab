/**
 * 我的视图: named choices of columns, order, filters and unit, by person. They lie in the window's settings; what is read back is checked, because a setting
 * may be old or torn. Pure.
 */
import { z } from 'zod';
import { FIELD_KINDS } from '../model/field-kinds';
import type { Json } from '../model/field-kinds';

const filterSchema = z
  .object({ ticked: z.array(z.string()).optional(), min: z.number().optional(), max: z.number().optional() })
  .transform(({ ticked, min, max }) => ({
    ...(ticked === undefined ? {} : { ticked }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }));

const viewSchema = z.object({
  sort: z.array(z.object({ key: z.string(), direction: z.enum(['asc', 'desc']) })),
  filters: z.record(z.string(), filterSchema),
  hidden: z.array(z.string()),
  order: z.array(z.string()),
  widths: z.record(z.string(), z.number()),
  moneyUnit: z.enum(['万元', '亿元']),
});
const namedSchema = z.object({ name: z.string().min(1), view: viewSchema });

export type NamedView = z.infer<typeof namedSchema>;
export type SavedViews = Readonly<Record<string, readonly NamedView[]>>;

/** The views a setting holds; nothing where it is not what this program writes. */
export function readViews(setting: unknown): SavedViews {
  const read = z.record(z.string(), z.array(namedSchema)).safeParse(setting);
  return read.success ? read.data : {};
}

/** The same as plain JSON for the setting. */
export function viewsToJson(views: SavedViews): Json {
  return FIELD_KINDS.json.parse(views);
}

/** A person's views with one more; the same name is replaced, so that no two are called alike. */
export function withView(views: readonly NamedView[], named: NamedView): readonly NamedView[] {
  return [...views.filter(({ name }) => name !== named.name), named];
}
