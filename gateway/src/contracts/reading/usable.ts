import { Type, type TObject, type TProperties, type TSchema } from '@sinclair/typebox';

/** A field of a contract as bodies really send it: any value or none. The readers judge it; a bad one costs the field, not the element. */
export const field = (description: string) => Type.Optional(Type.Unknown({ description }));

const Identifier = Type.Union([Type.String({ pattern: '\\S' }), Type.Number()]);

/** An object in which at least one of the names holds an identifier: the least that makes it an element. */
export const identifiedBy = <Fields extends TProperties>(
  fields: TObject<Fields>,
  ...names: [keyof Fields & string, ...(keyof Fields & string)[]]
) => {
  const ways: TSchema[] = names.map((name) => Type.Object({ [name]: Identifier }));
  return Type.Unsafe<TObject<Fields>['static']>(Type.Intersect([fields, Type.Union(ways)]));
};
