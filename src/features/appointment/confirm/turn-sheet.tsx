import { Text, View } from '@tarojs/components'
import { useUnload } from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { waits } from '../../../api/client'
import { spoken } from '../../../components/accessibility/accessibility'
import { Button } from '../../../components/action/button'
import { Sheet } from '../../../components/sheet/sheet'
import { usePageVisible } from '../../../platform/screen/page-visible'
import { turnWords } from './turn-words'

interface TurnSheetProps {
  /** There is a list to look at: that a newer one is waited for disturbs nobody. */
  hasList: boolean
}

/**
 * Their place in line, for as long as the server has no room for everybody: it asks again by itself, and this says so.
 * Leaving the page leaves the line. Place it last inside Page.
 */
export function TurnSheet({ hasList }: TurnSheetProps) {
  const wait = useSyncExternalStore(waits.onChange, waits.current, waits.current)
  const isVisible = usePageVisible()
  useUnload(waits.leave)
  if (!wait || !isVisible || (hasList && wait.path === 'slot.list')) return null
  const { title, place, line, leave } = turnWords(wait)
  return (
    <Sheet open title={title} onClose={waits.leave}>
      <View className="stack stack--3">
        <View className="t-h1 t-digits" {...spoken({ role: 'status', live: 'polite' })}>
          {place}
        </View>
        <Text className="t-body">{line}</Text>
        <Button label={leave} kind="secondary" onTap={waits.leave} />
      </View>
    </Sheet>
  )
}
