import type { NameJudgement } from './judge-name';

/** Resolvers that failed for most of the names that another resolver answered in the same run. */
export function failedResolvers(resolvers: readonly string[], names: readonly NameJudgement[]): ReadonlySet<string> {
  const answered = names.filter(({ code }) => code === 'up');
  return new Set(
    resolvers.filter((resolver) => {
      const failed = answered.filter((name) => name.failedResolvers.has(resolver)).length;
      const byOthers = answered.filter((name) => resolvers.some((r) => r !== resolver && !name.failedResolvers.has(r)));
      return failed > byOthers.length / 2;
    }),
  );
}
