import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Sheet } from '../../../components/sheet/sheet'
import { REVEAL_SECONDS, type useReveal } from './use-reveal'

/** Says before it shows anything that the look is kept in the log (rules D-ID-08). */
export function RevealSheet({ reveal, name }: { reveal: ReturnType<typeof useReveal>; name: string }) {
  return (
    <Sheet open={reveal.asking} title="显示完整证件号" onClose={reveal.close}>
      <View className="stack stack--3">
        <Text className="t-2">
          {name}的号码会显示 {REVEAL_SECONDS} 秒。看一眼旁边有没有别人；这一次会记在“谁看过”里。
        </Text>
        {reveal.problem && (
          <Note tone="bad" announced>
            {reveal.problem}
          </Note>
        )}
        <Button label="显示号码" icon="eye" busy={reveal.busy} onTap={reveal.confirm} />
        <Button kind="quiet" size="medium" label="不看了" onTap={reveal.close} />
      </View>
    </Sheet>
  )
}
