module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  overrides: [{ test: './domain', plugins: ['./config/pure-domain.cjs'] }],
}
