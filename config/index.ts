import { resolve } from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import webpack, { type Chunk, type ChunkGraph, type Module } from 'webpack'
import { inlineIcons } from './inline-icons'

const root = resolve(__dirname, '..')

/**
 * Code that must pass through babel although it lies outside src: our rules, and libraries that ship syntax which
 * neither an old WebView nor Taro's minifier understands (it would quote private fields and still exit 0).
 */
const compiledToo = [
  (path: string) => path.startsWith(resolve(root, 'domain')),
  (path: string) => /node_modules[\\/](@tanstack|@trpc|zod)[\\/]/.test(path),
]

/** Each component styles its own block only, so that the order of their style sheets decides nothing. */
const ignoreOrder = true

/** What families open from the tabs, in the words of src/app.config.ts. */
const FAMILY = ['appointment', 'patient', 'health', 'coverage', 'contract', 'account'] as const
const STAFF = ['workday', 'staff', 'team'] as const

/** A chunk for what only the pages of these packages draw: nobody else should have to load it. `of` names a part of it. */
function drawnOnlyIn(name: string, packages: readonly string[], of?: RegExp) {
  /** Taro gives the chunks of its pages no name: what asks for them says which page they are. */
  const isTheirs = ({ groupsIterable }: Chunk) =>
    [...groupsIterable].some(({ origins }) =>
      origins.some(({ request }) => packages.some((each) => request?.includes(`packages/${each}/`))),
    )
  return {
    name,
    chunks: 'async',
    minChunks: 2,
    minSize: 0,
    priority: 10,
    reuseExistingChunk: true,
    // A module that others draw too would be taken from them only, and stay in each of their pages.
    test: (module: Module, { chunkGraph }: { chunkGraph: ChunkGraph }) =>
      (of === undefined || of.test(module.nameForCondition() ?? '')) &&
      [...chunkGraph.getModuleChunksIterable(module)].every(isTheirs),
  }
}

export default defineConfig<'webpack5'>({
  projectName: 'jiamenkou',
  date: '2026-11-21',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: [resolve(__dirname, 'spoken-attributes.ts')],
  defineConstants: {
    // A browser talks to the server that served the page; a phone has to be told where it is.
    API_BASE: JSON.stringify(
      process.env.TARO_ENV === 'h5' ? '' : (process.env.API_BASE ?? 'http://127.0.0.1:3000'),
    ),
  },
  mini: {
    compile: { include: compiledToo },
    webpackChain(chain) {
      inlineIcons(chain, root)
      chain
        .plugin('abort-controller')
        .use(webpack.ProvidePlugin, [
          { AbortController: [resolve(root, 'src/api/abort-controller.ts'), 'AbortController'] },
        ])
    },
    miniCssExtractPluginOption: { ignoreOrder },
    postcss: { cssModules: { enable: false } },
  },
  h5: {
    compile: { include: compiledToo },
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    // `npm run dev`: the pages come from here, answers from the server beside it.
    devServer: {
      open: false,
      proxy: [{ context: ['/trpc', '/live'], target: 'http://127.0.0.1:3000', ws: true }],
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    webpackChain(chain) {
      inlineIcons(chain, root)
      chain.module
        .rule('latest page')
        .test(/@tarojs[\\/]router[\\/]dist[\\/]router[\\/]spa\.js$/)
        .use('latest page')
        .loader(resolve(__dirname, 'latest-page.cjs'))
      // Taro would repeat every component in the chunk of each page that draws it.
      const shared = {
        name: 'shared',
        chunks: 'async',
        minChunks: 2,
        minSize: 0,
        priority: 5,
        reuseExistingChunk: true,
      }
      const family = Object.fromEntries(FAMILY.map((each) => [each, drawnOnlyIn(each, [each])]))
      const desk = drawnOnlyIn('console', ['console'])
      const staff = drawnOnlyIn('staff', STAFF)
      // What both of them draw, and no family.
      const work = { ...drawnOnlyIn('work', ['console', ...STAFF]), priority: 8 }
      // What several packages draw, and no tab: the first screen comes without it, and whoever books without the two
      // libraries of those who judge what was typed or show a code.
      const all = ['console', ...STAFF, ...FAMILY]
      const inner = { ...drawnOnlyIn('inner', all), priority: 6 }
      const zod = { ...drawnOnlyIn('zod', all, /node_modules[\\/]zod[\\/]/), priority: 7 }
      const qrcode = {
        ...drawnOnlyIn('qrcode', all, /node_modules[\\/](qrcode|dijkstrajs)[\\/]/),
        priority: 7,
      }
      chain.merge({
        optimization: {
          splitChunks: { cacheGroups: { shared, ...family, desk, staff, work, inner, zod, qrcode } },
        },
        performance: { hints: false },
      })
    },
    // A browser window is not a phone: its pixels stay pixels, and a wide one shows a narrow column (src/index.html).
    postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
  },
} satisfies UserConfigExport<'webpack5'>)
