const outside = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    outside(
      'lambda-takes-contract-only',
      '^lambda/',
      '^lib/(?!contract/)',
      'A Lambda carries only the contract, never constructs or the drill.',
    ),
    outside(
      'lambda-without-cdk',
      '^lambda/',
      'node_modules/(aws-cdk-lib|constructs)/',
      'A Lambda never carries the CDK.',
    ),
    outside(
      'sees-before-it-judges',
      '^lambda/canary/(probing|network)/',
      '^lambda/canary/(judging/|run\\.|publish|handler)',
      'The canary sees, then judges: what was seen stays whole until then.',
    ),
    outside(
      'pure-without-cdk',
      '^lib/(cloudwatch|drill|contract)/',
      'node_modules/(aws-cdk-lib|constructs|aws-cdk)/',
      'What is rehearsed is the JSON that is deployed.',
    ),
    outside(
      'drill-without-constructs',
      '^lib/(cloudwatch|drill)/',
      '^lib/(stacks|constructs|alarms|dashboard)/',
      'What is rehearsed is the JSON that is deployed.',
    ),
    outside(
      'constructs-without-stacks',
      '^lib/(constructs|alarms|dashboard)/',
      '^lib/stacks/',
      'A construct is a part of a stack, whichever.',
    ),
    outside(
      'dashboard-without-constructs',
      '^lib/dashboard/',
      'node_modules/(aws-cdk-lib|constructs)/',
      'A dashboard is JSON: it can be drawn and tested without a stack.',
    ),
    outside(
      'drill-without-handlers',
      '^lib/drill/',
      '^lambda/[^/]+/handler',
      'Handlers wire AWS; a drill brings its own world.',
    ),
    outside(
      'evaluator-knows-no-project',
      '^lib/cloudwatch/',
      '^(lib/(?!cloudwatch/)|lambda/|bin/)',
      'The evaluator serves any template.',
    ),
    outside(
      'evaluator-by-its-doors',
      '^(bin|lambda|lib/(?!cloudwatch/))',
      '^lib/cloudwatch/[^/]+/',
      'Others read alarms and evaluate them; how is a matter of its rooms.',
    ),
    outside(
      'evaluation-without-templates',
      '^lib/cloudwatch/(alarm|expressions|metrics|evaluation)/',
      '^lib/cloudwatch/(template/|read-)',
      'What is evaluated may come from anywhere.',
    ),
    {
      name: 'evaluator-runs-in-a-page',
      comment: 'A page evaluates alarms too: only the reader of a folder needs Node.js.',
      severity: 'error',
      from: { path: '^lib/cloudwatch/', pathNot: '/read-cdk-out' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-runs-in-a-browser',
      comment: 'What is drawn in a page has no Node.js.',
      severity: 'error',
      from: { path: '^lib/report/page/browser/' },
      to: { dependencyTypes: ['core'] },
    },
    outside(
      'contract-imports-nothing',
      '^lib/contract/',
      '^(lib/(?!contract/)|lambda/|bin/)|node_modules/',
      'The contract stands alone.',
    ),
    outside('nothing-imports-bin', '^(lib|lambda|test)/', '^bin/', 'bin/ is where programs start.'),
    outside('product-without-tests', '^(lib|lambda|bin)/', '^test/', 'Tests depend on the product, not the reverse.'),
    {
      name: 'no-circular',
      comment: 'A cycle is one file in two rooms.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import exists.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^tsx/cjs$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: require('node:path').join(__dirname, 'tsconfig.json') },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
