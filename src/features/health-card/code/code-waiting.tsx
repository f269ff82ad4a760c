import { View } from '@tarojs/components'
import { LoadingState } from '../../../components/page/loading-state'
import './code-waiting.scss'

/** The place of the code while it is on its way: the doorway does not jump when it comes. */
export function CodeWaiting({ label }: { label: string }) {
  return (
    <View className="code-waiting">
      <LoadingState label={label} shape="slots" count={9} />
    </View>
  )
}
