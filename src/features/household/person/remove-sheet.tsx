import { Text, View } from '@tarojs/components'
import { client } from '../../../api/client'
import { failureOf, failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Sheet } from '../../../components/sheet/sheet'
import { refreshHousehold } from '../use-requests'

export interface RemoveSheetProps {
  open: boolean
  patient: { id: string; name: string; isChild: boolean }
  onClose: () => void
  onRemoved: () => void
  onAppointments: () => void
}

/** What leaving the family means, asked once; a refusal says what has to be done before. */
export function RemoveSheet({ open, patient, onClose, onRemoved, onAppointments }: RemoveSheetProps) {
  const remove = useWrite(client.patient.remove.mutate)
  const refusal = remove.error ? failureOf(remove.error) : null
  const code = refusal?.kind === 'refused' ? refusal.code : null

  function confirm(): void {
    remove.mutate(
      { id: patient.id },
      {
        onSuccess: async () => {
          // Nothing of them may be asked for while the page still stands.
          onRemoved()
          await refreshHousehold()
        },
      },
    )
  }

  return (
    <Sheet open={open} title={`把${patient.name}移出我的家庭`} onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">
          {patient.isChild
            ? '移出以后，你不能再给孩子约号，也看不到孩子的预约。另一位监护人不受影响；想再加回来，要对方同意。'
            : '移出以后，你不能再帮这位家人约号。看病的记录都在，想再加回来，重新添加就好。'}
        </Text>
        {remove.error && (
          <Note tone="bad" announced>
            {failureSentence(remove.error)}
          </Note>
        )}
        {code === 'patient_has_open_appointments' && (
          <Button label="看看是哪些预约" icon="calendar" onTap={onAppointments} />
        )}
        {code === null && <Button kind="danger" label="移出家庭" busy={remove.isPending} onTap={confirm} />}
        <Button
          kind="quiet"
          size="medium"
          label={code === null ? '不移了' : '知道了'}
          onTap={() => {
            remove.reset()
            onClose()
          }}
        />
      </View>
    </Sheet>
  )
}
