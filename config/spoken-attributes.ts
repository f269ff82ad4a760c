import type { IPluginContext, TaroPlatformBase } from '@tarojs/service'
import { spokenElements } from '../src/platform/speech/spoken-elements'

/** A Taro plugin: lets the mini-program's templates pass on what screen readers say. */
export default function spokenAttributes(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      if (platform.platform === 'weapp') platform.template.mergeComponents(ctx, spokenElements)
    },
  })
}
