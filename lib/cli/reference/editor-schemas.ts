import { z } from 'zod';
import { monitorSchema } from '../../config/schema/monitor-schema';
import { scenarioSchema } from '../../drill/scenario/scenario-schema';

function editorSchema(title: string, schema: z.ZodType): string {
  const generated = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ ...generated, title }, undefined, 2)}\n`;
}

/** `schemas/configuration.schema.json`: for editors, as a configuration in JSON or YAML is written. */
export function configurationSchema(): string {
  return editorSchema('Configuration of Common Cause', monitorSchema);
}

/** `schemas/scenario.schema.json`: for editors, as a scenario is written. */
export function scenarioEditorSchema(): string {
  return editorSchema('Scenario of Common Cause', scenarioSchema);
}
