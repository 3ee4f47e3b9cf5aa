import { codesReference } from './codes-reference';
import { configurationReference } from './configuration-reference';
import { contractReference } from './contract-reference';
import { configurationSchema, scenarioEditorSchema } from './editor-schemas';
import { readmeWithCost } from './readme-cost';

/** The generated files: path in the repository to what writes it. */
export const REFERENCES: Readonly<Record<string, () => string | Promise<string>>> = {
  'README.md': readmeWithCost,
  'docs/codes.md': codesReference,
  'docs/configuration.md': configurationReference,
  'docs/contract.md': contractReference,
  'schemas/configuration.schema.json': configurationSchema,
  'schemas/scenario.schema.json': scenarioEditorSchema,
};
