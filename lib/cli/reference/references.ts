import { codesReference } from './codes-reference';
import { configurationReference } from './configuration-reference';
import { contractReference } from './contract-reference';
import { configurationSchema, scenarioEditorSchema } from './editor-schemas';

/** The generated files: path in the repository to what writes it. */
export const REFERENCES: Readonly<Record<string, () => string>> = {
  'docs/codes.md': codesReference,
  'docs/configuration.md': configurationReference,
  'docs/contract.md': contractReference,
  'schemas/configuration.schema.json': configurationSchema,
  'schemas/scenario.schema.json': scenarioEditorSchema,
};
