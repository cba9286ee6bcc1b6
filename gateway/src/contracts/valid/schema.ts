/**
 * Answers of VÀLid 2.0 (Consorci AOC, "Manual d'integració VÀLid"), as they arrive. Its own field names stay in this folder.
 * Fields are left unchecked beyond their type: the map decides what can be trusted.
 */
import { Type, type Static } from '@sinclair/typebox';

const text = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const code = Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]));

/** Answer of `POST /o/oauth2/token`. */
export const TokenAnswer = Type.Object({ access_token: Type.String({ minLength: 1 }) });
export type TokenAnswer = Static<typeof TokenAnswer>;

/** Answer of `GET /serveis-rest/getUserInfo`. */
export const UserInfo = Type.Object({
  status: text,
  error: text,
  identifier: text,
  /** 1 NIF, 2 NIE, 3 passport, 4 other. */
  identifierType: code,
  /** Name that one example of the manual gives to `identifierType`. */
  documentType: code,
  name: text,
  surnames: text,
  surname1: text,
  surname2: text,
  /** 11: representative of a legal person; 12: of an entity without legal personality. */
  certificateType: code,
  companyId: text,
  companyName: text,
  method: text,
  assuranceLevel: text,
});
export type UserInfo = Static<typeof UserInfo>;
