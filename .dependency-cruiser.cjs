/** Who may import whom. Layers only look down, features never look sideways; tests/architecture.test.ts enforces it. */
const TESTS = '\\.test\\.tsx?$'
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'A cycle means that two things are one thing.',
      { pathNot: '^server/generated/' },
      { circular: true },
    ),
    rule(
      'no-orphaned-import',
      'An import that resolves to nothing hides a rule.',
      {},
      // Only types, from @types/fhir: the walk looks for them in the package of the same name.
      { couldNotResolve: true, pathNot: '^fhir/r4$' },
    ),

    rule(
      'domain-is-pure',
      'Rules do no I/O: they import the domain and zod, nothing else.',
      { path: '^domain/', pathNot: TESTS },
      { pathNot: ['^domain/', '^node_modules/zod/'] },
    ),
    rule(
      'domain-folders-share-only-the-kernel',
      'What two rule books both need is in the kernel; only mutual aid knows the ledger.',
      { path: '^domain/([^/]+)/' },
      { path: '^domain/', pathNot: ['^domain/$1/', '^domain/kernel/'] },
    ),
    rule(
      'kernel-knows-nobody',
      'The kernel is below everything.',
      { path: '^domain/kernel/' },
      { path: '^domain/', pathNot: '^domain/kernel/' },
    ),

    rule(
      'phone-knows-only-the-type-of-the-api',
      'and only AppRouter.',
      { path: '^src/' },
      { path: '^(server|prisma)/', pathNot: '^server/app-router\\.ts$' },
    ),
    rule(
      'phone-never-runs-the-server',
      'The type of the API, never its code.',
      { path: '^src/' },
      { path: '^server/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'only-the-api-names-the-router',
      'Everybody else asks src/api.',
      { path: '^src/', pathNot: '^src/api/' },
      { path: '^server/' },
    ),
    rule(
      'pages-are-leaves',
      'Nobody imports a page.',
      { path: '^src/', pathNot: '^src/(pages|packages)/' },
      { path: '^src/(pages|packages)/' },
    ),
    rule(
      'pages-are-strangers',
      'What two pages share is a feature or a component.',
      { path: '^src/(pages/[^/]+|packages/[^/]+/pages/[^/]+)/' },
      { path: '^src/(pages|packages)/', pathNot: '^src/$1/' },
    ),
    rule(
      'phone-features-are-strangers',
      'A page composes features; a feature never reaches into another.',
      { path: '^src/features/([^/]+)/' },
      { path: '^src/features/', pathNot: '^src/features/$1/' },
    ),
    rule(
      'features-above-the-floor',
      'api, platform and components know no feature.',
      { path: '^src/(api|platform|components|theme)/' },
      { path: '^src/features/' },
    ),
    rule(
      'components-are-domain-free',
      'They draw props; they neither fetch nor know a rule.',
      { path: '^src/components/', pathNot: TESTS },
      { path: '^(domain|server|src/(api|features))/' },
    ),
    rule(
      'platform-is-the-floor',
      'What differs per target knows neither the API nor a component.',
      { path: '^src/platform/' },
      { path: '^(server|src/(api|components|features))/' },
    ),

    rule(
      'server-never-sees-screens',
      'It shares the domain with the phone, not its screens.',
      { path: '^server/' },
      { path: '^src/' },
    ),
    rule(
      'server-features-are-strangers',
      'Use cases meet through ctx.access or the domain.',
      { path: '^server/features/([^/]+)/' },
      { path: '^server/features/', pathNot: '^server/features/$1/' },
    ),
    rule(
      'features-look-down',
      'A feature knows a port, never who answers it.',
      { path: '^server/features/' },
      { path: '^server/', pathNot: '^server/(features|platform|generated)/' },
    ),
    rule(
      'features-know-no-transport',
      'A feature says what it serves in types; how a request, a setting or a process works is no rule of the business.',
      { path: '^server/features/' },
      { path: '^server/platform/(http|config|process)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'platform-looks-down',
      'Platform serves features and knows none.',
      { path: '^server/platform/' },
      { path: '^server/', pathNot: '^server/(platform|generated)/' },
    ),
    rule(
      'only-main-composes',
      'Only the composition root picks adapters and simulators.',
      { path: '^server/', pathNot: ['^server/(main|compose)\\.ts$', '^server/(wechat|sms|simulator)/'] },
      { path: '^server/(wechat|sms|simulator)/' },
    ),
    rule(
      'adapters-are-not-simulators',
      'The real code does not know that a simulator exists.',
      { path: '^server/(wechat|sms)/', pathNot: TESTS },
      { path: '^server/simulator/' },
    ),
    rule(
      'prisma-only-in-stores',
      'Only stores and the platform speak Prisma.',
      { path: '^(server|src|domain)/', pathNot: ['store\\.ts$', '^server/platform/', '^server/generated/'] },
      { path: ['^server/generated/', '^node_modules/@prisma/', '^node_modules/pg/'] },
    ),
    rule(
      'product-never-imports-tests',
      'Nor tools.',
      { path: '^(domain|server|src)/', pathNot: TESTS },
      { path: '^(tests|tools)/' },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^server/generated/'] },
    exclude: { path: '\\.scss$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
