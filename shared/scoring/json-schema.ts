/**
 * JSON schemas of the scheme file and of the data file, generated from the zod schemas, so that editors and people see the
 * same truth as the program. docs/scheme-format.schema.json and docs/scheme-data.schema.json are these, and a test compares them.
 */
import { z } from 'zod';
import { DataFileSchema } from './load-scheme';
import { SchemeSchema } from './scheme-schema';

export function schemeJsonSchema(): object {
  return z.toJSONSchema(SchemeSchema, { io: 'input', unrepresentable: 'any' });
}

export function dataJsonSchema(): object {
  return z.toJSONSchema(DataFileSchema, { io: 'input', unrepresentable: 'any' });
}
