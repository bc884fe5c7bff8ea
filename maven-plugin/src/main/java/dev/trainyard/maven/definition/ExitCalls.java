package dev.trainyard.maven.definition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Keeps the classes of a project from ending the process that Maven runs in: a definition that does
 * so would end a build with whatever status it likes, success included, and no hook hears of {@link
 * Runtime#halt}. Calls and references of such methods lead to {@link Exit} instead.
 */
final class ExitCalls {

  private static final int API = Opcodes.ASM9;
  private static final String EXIT = Type.getInternalName(Exit.class);
  private static final String RUNTIME = "java/lang/Runtime";
  private static final String SYSTEM = "java/lang/System";
  private static final String STATUS = "(I)V";
  private static final String RUNTIME_AND_STATUS = "(L" + RUNTIME + ";I)V";

  private ExitCalls() {}

  /** The class without such calls; the same array when there is none, or it cannot be read. */
  static byte[] replaced(byte[] type) {
    if (!names(type, RUNTIME) && !names(type, SYSTEM) || !names(type, "exit", "halt")) {
      return type;
    }
    try {
      ClassReader reader = new ClassReader(type);
      ClassWriter writer = new ClassWriter(reader, 0);
      Classes classes = new Classes(writer);
      reader.accept(classes, 0);
      return classes.changed ? writer.toByteArray() : type;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Newer than the library knows, or damaged: whoever loads it says so.
      return type;
    }
  }

  /** Whether one of these names is among the constants of a class. */
  private static boolean names(byte[] type, String... names) {
    String constants = new String(type, StandardCharsets.ISO_8859_1);
    return Arrays.stream(names).anyMatch(constants::contains);
  }

  private static boolean ends(String owner, String name, String descriptor) {
    return descriptor.equals(STATUS)
        && (owner.equals(SYSTEM) && name.equals("exit")
            || owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt")));
  }

  private static String descriptor(String owner) {
    return owner.equals(RUNTIME) ? RUNTIME_AND_STATUS : STATUS;
  }

  private static final class Classes extends ClassVisitor {

    private boolean changed;

    Classes(ClassVisitor next) {
      super(API, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Methods(super.visitMethod(access, name, descriptor, signature, exceptions));
    }

    /** Calls and references, which push and take the same as before. */
    private final class Methods extends MethodVisitor {

      Methods(MethodVisitor next) {
        super(API, next);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (ends(owner, name, descriptor)) {
          changed = true;
          super.visitMethodInsn(Opcodes.INVOKESTATIC, EXIT, name, descriptor(owner), false);
        } else {
          super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
      }

      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle bootstrap, Object... arguments) {
        super.visitInvokeDynamicInsn(
            name, descriptor, bootstrap, Arrays.stream(arguments).map(this::argument).toArray());
      }

      private Object argument(Object argument) {
        if (argument instanceof Handle handle
            && ends(handle.getOwner(), handle.getName(), handle.getDesc())) {
          changed = true;
          return new Handle(
              Opcodes.H_INVOKESTATIC, EXIT, handle.getName(), descriptor(handle.getOwner()), false);
        }
        return argument;
      }
    }
  }
}
