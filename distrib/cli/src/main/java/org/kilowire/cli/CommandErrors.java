// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.ims.ImsException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command complains: what is wrong in one line of standard error, and an exit code. */
final class CommandErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  /** A person who has not said which command wants to see which there are. */
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + wrong.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(wrong, err)
        && !command.getSubcommands().isEmpty()) {
      command.usage(err);
    } else {
      err.println("see " + name + " --help");
    }
    err.flush();
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    int code = ExitCode.USAGE;
    if (e instanceof WrongUsage wrong) {
      err.println(name + ": " + wrong.getMessage());
      err.println("see " + name + " --help");
    } else if (e instanceof ImsException database) {
      err.println(name + ": " + database.getMessage());
    } else if (e instanceof IOException file) {
      err.println(name + ": " + text(file));
    } else if (e instanceof UncheckedIOException file) {
      err.println(name + ": " + text(file.getCause()));
    } else {
      e.printStackTrace(err);
      err.println(name + ": internal error; please report it with the lines above");
      code = ExitCode.FAULT;
    }
    err.flush();
    return code;
  }

  /** Several of these have nothing but a file's name as their message. */
  static String text(IOException why) {
    String message = String.valueOf(why.getMessage());
    if (why instanceof NoSuchFileException) {
      return "there is no " + message;
    }
    if (why instanceof FileAlreadyExistsException) {
      return message + " is there already";
    }
    if (why instanceof AccessDeniedException) {
      return "no access to " + message;
    }
    return message;
  }
}
