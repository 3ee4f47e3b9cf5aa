import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EvaluatorInputError } from './evaluator-input-error';
import { isRecord } from './template/intrinsics';
import type { TemplateSource } from './template/read-template';

const MANIFEST = 'manifest.json';
const STACK = 'aws:cloudformation:stack';
const NESTED_ASSEMBLY = 'cdk:cloud-assembly';
const ASSETS = 'cdk:asset-manifest';
/** What the CDK writes for an environment that is only known when the stack is deployed. */
const UNKNOWN_ACCOUNT = 'unknown-account';
const UNKNOWN_REGION = 'unknown-region';

/**
 * The templates of a synthesized CDK app, with those of its stages and of nested stacks, for `readAlarms`.
 * @param folder a `cdk.out`, with its manifest
 * @param region takes the stacks of this region alone, and those of none as if they were deployed there
 * @throws {EvaluatorInputError} with a line per file that cannot be read and per stack without a region
 */
export function readCdkOut(folder: string, region?: string): readonly TemplateSource[] {
  const problems: string[] = [];
  const found = readAssembly(folder, problems);
  const sources = found.flatMap(({ region: own, ...source }): readonly TemplateSource[] => {
    const known = own ?? region;
    if (known === undefined)
      problems.push(`${source.file}: its stack has no region, got ${UNKNOWN_REGION}; name the one it is deployed in`);
    return known === undefined || (region !== undefined && known !== region) ? [] : [{ ...source, region: known }];
  });
  if (problems.length === 0 && sources.length === 0) {
    const others = [...new Set(found.map(({ region: own }) => own ?? UNKNOWN_REGION))].sort().join(', ');
    problems.push(`${folder}: no stack of ${region ?? 'any region'}, got ${others || 'none'}; name one of them`);
  }
  if (problems.length > 0) throw new EvaluatorInputError(problems);
  return sources;
}

/** A template whose region may be left open. */
type FoundTemplate = Omit<TemplateSource, 'region' | 'file'> & {
  readonly region: string | undefined;
  readonly file: string;
};

/** The records of a CDK app's folder by name; none where it is not one. */
type Artifacts = readonly (readonly [id: string, artifact: Readonly<Record<string, unknown>>])[];

/** A folder that is being read. */
interface Assembly {
  readonly folder: string;
  /** The files of its assets by the hash that is their name in the bucket. */
  readonly assets: ReadonlyMap<string, string>;
  readonly problems: string[];
}

function readAssembly(folder: string, problems: string[]): readonly FoundTemplate[] {
  const file = join(folder, MANIFEST);
  const manifest = readJson(file, problems);
  if (manifest === undefined) return [];
  if (!isRecord(manifest) || !isRecord(manifest.artifacts)) {
    problems.push(`${file}: not the manifest of a CDK app, got no artifacts; give the folder that cdk synth wrote`);
    return [];
  }
  const artifacts: Artifacts = Object.entries(manifest.artifacts).flatMap(([id, artifact]) =>
    isRecord(artifact) ? [[id, artifact] as const] : [],
  );
  const assembly: Assembly = { folder, assets: readAssets(folder, artifacts, problems), problems };
  return artifacts.flatMap(([id, { type, environment, properties }]) => {
    const told = isRecord(properties) ? properties : {};
    if (type === NESTED_ASSEMBLY) return readAssembly(join(folder, textOf(told.directoryName, id)), problems);
    return type === STACK ? readStack(textOf(told.templateFile, id), textOf(environment, ''), assembly) : [];
  });
}

function readAssets(folder: string, artifacts: Artifacts, problems: string[]): ReadonlyMap<string, string> {
  const assets = artifacts.flatMap(([, { type, properties }]): readonly (readonly [string, string])[] => {
    if (type !== ASSETS || !isRecord(properties)) return [];
    const manifest = readJson(join(folder, textOf(properties.file, '')), problems);
    if (!isRecord(manifest) || !isRecord(manifest.files)) return [];
    return Object.entries(manifest.files).flatMap(([hash, asset]) => {
      const path = isRecord(asset) && isRecord(asset.source) ? asset.source.path : undefined;
      return typeof path === 'string' ? [[hash, path] as const] : [];
    });
  });
  return new Map(assets);
}

/** The template of a stack, and those of the stacks nested in it. */
function readStack(name: string, environment: string, assembly: Assembly): readonly FoundTemplate[] {
  const file = join(assembly.folder, name);
  const template = readJson(file, assembly.problems);
  if (template === undefined) return [];
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) ?? [];
  const found: FoundTemplate = {
    file,
    template,
    region: region === UNKNOWN_REGION ? undefined : region,
    ...(account === undefined || account === UNKNOWN_ACCOUNT ? {} : { account }),
  };
  return [found, ...nestedIn(template, file, assembly).flatMap((each) => readStack(each, environment, assembly))];
}

/** The files of the nested stacks' templates: each is an asset, whose hash stands in its URL. */
function nestedIn(template: unknown, file: string, { assets, problems }: Assembly): readonly string[] {
  const resources = isRecord(template) && isRecord(template.Resources) ? Object.entries(template.Resources) : [];
  return resources.flatMap(([id, resource]) => {
    if (!isRecord(resource) || resource.Type !== 'AWS::CloudFormation::Stack') return [];
    const url =
      JSON.stringify(isRecord(resource.Properties) ? resource.Properties.TemplateURL : undefined) ?? 'nothing';
    const [hash] = /[0-9a-f]{64}/.exec(url) ?? [''];
    const path = assets.get(hash);
    if (path !== undefined) return [path];
    problems.push(
      `${file} ${id}: a nested stack whose template is not in the folder, got ${url}; evaluate that template by itself`,
    );
    return [];
  });
}

function readJson(file: string, problems: string[]): unknown {
  if (!existsSync(file)) {
    problems.push(`${file}: missing, got no such file; run cdk synth, and give the folder that it wrote`);
    return undefined;
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(`${file}: not JSON, got ${(error as Error).message}; run cdk synth again`);
    return undefined;
  }
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
