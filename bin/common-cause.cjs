#!/usr/bin/env node
// The command line. tsx compiles as it loads: nothing to build after a clone.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
// CDK's own validation of templates belongs to synth and deploy; it takes seconds per template.
process.env.CDK_VALIDATION ??= 'false';
require('tsx/cjs');
require('../lib/cli/terminal.ts').endQuietlyWithReader(process);
require('../lib/cli/main.ts').main(process);
